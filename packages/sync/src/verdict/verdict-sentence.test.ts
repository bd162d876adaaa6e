import { expect, test } from 'vitest';
import { early } from '../testing/records.ts';
import { verdictSentence } from './verdict-sentence.ts';
import type { Verdict } from './verdict.ts';

const words = { books: 'QuickBooks', date: () => '3 May' };
const reference = { to: 'customer', side: 'workspace', id: 'w1' } as const;

const candidate = { side: 'books', id: '17', name: 'Acme', reason: 'name', score: 80 } as const;

const told: readonly (readonly [Verdict, string])[] = [
  [
    { code: 'undo-in-use', kind: 'item' },
    'Stays: a document, or a record below it, needs this item and is not taken back.',
  ],
  [{ code: 'created', side: 'workspace' }, 'New in QuickBooks.'],
  [{ code: 'undone' }, 'Put back as it was.'],
  [{ code: 'undone', removed: ['workspace'] }, 'Removed here: the run made it.'],
  [{ code: 'undone', removed: ['books'] }, 'Removed in QuickBooks: the run made it.'],
  [
    { code: 'same-name-exists', workspaceId: 'w1', name: 'Oak Garage' },
    '"Oak Garage" exists here already, so it was left alone.',
  ],
  [{ code: 'deleted-here', deletedAt: early }, 'You deleted it here on 3 May.'],
  [
    { code: 'updated', sides: ['workspace'], fields: ['phone', 'billingLine1', 'phone'] },
    'Phone and billing line 1 updated here.',
  ],
  [{ code: 'removed', side: 'workspace', how: 'voided' }, 'Voided in QuickBooks, so the same here.'],
  [{ code: 'removed', side: 'books', how: 'deleted' }, 'Deleted here, so the same in QuickBooks.'],
  [
    { code: 'reference-not-linked', field: 'customer', reference },
    'Waits for its customer, which is not linked to QuickBooks yet.',
  ],
  [
    { code: 'reference-not-linked', field: 'parent', reference },
    'Waits for its parent, which is not linked to QuickBooks yet.',
  ],
  [{ code: 'several-candidates', candidates: [candidate, candidate] }, '2 possible matches: choose one.'],
  [
    { code: 'several-candidates', candidates: [candidate] },
    'One possible match, which another record fits as well: choose.',
  ],
  [
    { code: 'name-taken', name: 'Acme', holder: { kind: 'employee', booksId: '9' }, proposal: 'Acme (2)' },
    'In QuickBooks "Acme" is the name of an employee already: choose another, such as "Acme (2)".',
  ],
  [
    { code: 'edit-against-deletion', deletedOn: 'workspace', how: 'deleted', fields: ['email'] },
    'Deleted here, but changed in QuickBooks: choose what stands.',
  ],
  [
    { code: 'refused', side: 'books', cause: '6240', message: 'the name exists.' },
    'QuickBooks refused it: the name exists.',
  ],
];

test.each(told)('%o', (verdict, sentence) => {
  expect(verdictSentence(verdict, words)).toBe(sentence);
});
