import type { z } from 'zod';

/** Words for what a schema refuses and has no words of its own for. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'Fill this in' : describeType(issue.expected);
    case 'too_big':
      return `At most ${String(issue.maximum)}${unitOf(issue.origin)}`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin === 'string'
        ? 'Fill this in'
        : `At least ${String(issue.minimum)}${unitOf(issue.origin)}`;
    case 'invalid_format':
      return describeFormat(issue.format);
    case 'invalid_value':
      return `Choose one of: ${issue.values.map(String).join(', ')}`;
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return undefined;
  }
}

function describeType(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'This must be text',
    number: 'This must be a number',
    int: 'This must be a whole number',
    boolean: 'This must be true or false',
    array: 'This must be a list',
    object: 'This must be an object',
  };
  return words[expected] ?? `This must be: ${expected}`;
}

function describeFormat(format: string): string | undefined {
  const words: Readonly<Record<string, string>> = {
    email: 'Write an email address such as name@example.com',
    uuid: 'This is not an id',
    date: 'Write a day as YYYY-MM-DD',
    datetime: 'Write a time as YYYY-MM-DDTHH:MM:SSZ',
    url: 'Write a web address such as https://example.com',
  };
  return words[format];
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  if (origin === 'array') return ' entries';
  return '';
}
