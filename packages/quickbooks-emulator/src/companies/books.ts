import { mergeNames } from '../books/acts/merge-names.ts';
import { answerBooksCall } from '../books/answer-books-call.ts';
import { answerUpload } from '../books/attachable/answer-upload.ts';
import { generateBulk } from '../books/generate/generate-bulk.ts';
import { openCompany } from '../books/profiles/open-company.ts';
import { exportCompany } from '../books/state/export-company.ts';
import { importCompany } from '../books/state/import-company.ts';
import { summariseCompany } from '../books/state/summarise-company.ts';
import type { Books } from './books-port.ts';

/** The books as the rooms around them use them. */
export const books: Books = {
  open: (options, realmId, dependencies) => openCompany({ ...options, realmId }, dependencies),
  answer: answerBooksCall,
  upload: answerUpload,
  generate: generateBulk,
  summarise: summariseCompany,
  export: exportCompany,
  import: importCompany,
  merge: mergeNames,
};
