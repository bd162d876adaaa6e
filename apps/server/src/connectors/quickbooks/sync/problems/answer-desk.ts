import type { Actor } from '../../../../records/record-tools.ts';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';

/** Where an answer is carried out: in which transaction, and on whose behalf. */
export interface AnswerDesk {
  readonly tx: Tx;
  readonly tools: BooksTools;
  readonly actor: Actor;
}
