import type { ComparedAmount } from '@tieout/api';
import { decimal, subtract } from '@tieout/domain';

/** Two figures of SQL columns, in plain decimal text, and what lies between them. */
export function comparedAmount(here: string, books: string): ComparedAmount {
  const [ours, theirs] = [decimal(here), decimal(books)];
  return { here: ours, books: theirs, difference: subtract(ours, theirs) };
}
