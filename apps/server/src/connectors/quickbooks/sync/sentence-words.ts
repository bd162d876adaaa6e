import type { SentenceWords } from '@tieout/sync';

/** How verdicts are told here. Days stand as they are stored: the page writes them in the reader's language. */
export const sentenceWords: SentenceWords = { books: 'QuickBooks', date: moment => moment.slice(0, 10) };
