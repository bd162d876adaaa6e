import type { LineValue } from '../record/field-value.ts';
import { isSameValue } from '../record/same-value.ts';

export interface AcceptedLines {
  /** What both sides agreed on before. */
  readonly base: readonly LineValue[];
  /** What the workspace had when it was decided. */
  readonly had: readonly LineValue[];
  /** What the books accepted. */
  readonly sent: readonly LineValue[];
  /** What the decision takes for agreed: other than what was sent where a line is in conflict. */
  readonly planned: readonly LineValue[];
}

/**
 * The base of lines whose other half, which the decision was to write here, somebody edited over: agreed is what the workspace had and the
 * books accepted, field by field. A line that came from there and is not here yet, and what was changed there, keep their old base: they
 * are still to come in. What was edited here since then differs from what is agreed, and travels as a change of its own.
 */
export function agreedLines({ base, had, sent, planned }: AcceptedLines): readonly LineValue[] {
  const lineIn = (lines: readonly LineValue[], key: string) => lines.find(line => line.key === key);
  const agreedOn = (line: LineValue): LineValue | undefined => {
    const [accepted, before] = [lineIn(sent, line.key), lineIn(base, line.key)];
    const plannedLine = lineIn(planned, line.key);
    if (accepted === undefined || plannedLine === undefined) return before;
    const fields = Object.entries(line.fields).map(([name, value]) => {
      const isAgreed = isSameValue(value, accepted.fields[name]) && isSameValue(value, plannedLine.fields[name]);
      return [name, isAgreed ? value : (before?.fields[name] ?? null)];
    });
    return { key: line.key, fields: Object.fromEntries(fields) as LineValue['fields'] };
  };
  const ours = had.flatMap(line => agreedOn(line) ?? []);
  return [...ours, ...base.filter(({ key }) => lineIn(had, key) === undefined)];
}
