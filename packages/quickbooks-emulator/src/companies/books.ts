import { answerBooksCall } from '../books/answer-books-call.ts';
import { openCompany } from '../books/profiles/open-company.ts';
import type { Books } from './books-port.ts';

function missing(): never {
  throw new Error('The books do not offer this yet.');
}

/** The books as the rooms around them use them. */
export const books: Books = {
  open: (options, realmId, dependencies) => openCompany({ ...options, realmId }, dependencies),
  answer: answerBooksCall,
  generate: missing,
  summarise: () => ({}),
  export: () => ({}),
  import: missing,
  merge: missing,
};
