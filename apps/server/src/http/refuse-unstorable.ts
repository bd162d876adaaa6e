import type { FieldProblem } from '@tieout/api';

/** The character of number zero and halves of characters: JSON can say them, PostgreSQL's text and jsonb cannot hold them. */
const isUnstorable = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);

const message = 'This holds a character that cannot be kept';

/** The places in a parsed body or query whose text cannot be kept. */
export function findUnstorable(given: unknown, path: readonly string[] = []): readonly FieldProblem[] {
  if (typeof given === 'string') return isUnstorable(given) ? [{ path: path.join('.'), message }] : [];
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([name, value]) =>
    isUnstorable(name) ? [{ path: path.join('.'), message }] : findUnstorable(value, [...path, name]),
  );
}
