/** What is wrong with one field, as something a person can put right. */
export interface FieldIssue {
  readonly field: string;
  readonly code: 'missing' | 'too-long' | 'forbidden-character' | 'malformed' | 'out-of-range';
  readonly sentence: string;
}

/** Length in UTF-16 units, as QuickBooks' limits are counted; none when the text fits. */
export function lengthIssues(field: string, text: string, lengthMax: number): readonly FieldIssue[] {
  if (text.length <= lengthMax) return [];
  const sentence = `Shorten it to ${lengthMax} characters: it has ${text.length}.`;
  return [{ field, code: 'too-long', sentence }];
}

/** `limits` names each text field and its longest length; fields that are absent or not text are passed over. */
export function lengthIssuesOf(
  record: Readonly<Record<string, unknown>>,
  limits: Readonly<Record<string, number>>,
): readonly FieldIssue[] {
  return Object.entries(limits).flatMap(([field, lengthMax]) => {
    const value = record[field];
    return typeof value === 'string' ? lengthIssues(field, value, lengthMax) : [];
  });
}
