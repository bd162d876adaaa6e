import { expect, test } from 'vitest';
import type { Step } from '../plan/step.ts';
import { decideLives, keepsRemoved, setHere, setThere, termThere, type LivesRow } from '../testing/lives.ts';
import { booksRecord, early, linkedPair, rulesOf } from '../testing/records.ts';
import { answerLife, noAnswers } from './answers.ts';
import { decidePair } from './decide-pair.ts';

const deletedHere = { base: 'live', here: 'deleted', there: 'live' } as const;
const invoice = { ...deletedHere, kind: 'invoice' } as const;
const unlink: Step = { kind: 'unlink', workspaceId: 'w1', booksId: '17', tombstone: true };
const buried = { code: 'deleted-here', deletedAt: early } as const;
const contested = {
  code: 'edit-against-deletion',
  deletedOn: 'workspace',
  how: 'deleted',
  fields: ['term'],
} as const;
const edited = { ...deletedHere, editedThere: termThere };

test.each<LivesRow>([
  [
    'a customer is deactivated there',
    deletedHere,
    {},
    { code: 'removed', side: 'books', how: 'inactive' },
    [setThere('live', 'inactive'), unlink],
  ],
  [
    'an invoice is deleted there',
    invoice,
    {},
    { code: 'removed', side: 'books', how: 'deleted' },
    [setThere('live', 'deleted'), unlink],
  ],
  ['an invoice that was voided there is final', { ...invoice, there: 'voided' }, {}, buried, [unlink]],
  ['a customer that was deactivated there is gone', { ...deletedHere, there: 'inactive' }, {}, buried, [unlink]],
  ['nothing is sent where nothing may go out', deletedHere, { direction: 'in' }, buried, [unlink]],
  [
    'kept there',
    deletedHere,
    { policy: { there: keepsRemoved } },
    { code: 'deletion-kept', side: 'books', life: 'deleted' },
    [unlink],
  ],
  ['edited there: a person decides', edited, {}, contested, []],
  [
    'edited there, a person said keep',
    { ...edited, answer: 'keep' },
    {},
    { code: 'restored', side: 'workspace' },
    [setHere('deleted', 'live')],
  ],
  [
    'what was deleted on both sides rests',
    { kind: 'invoice', base: 'deleted', here: 'deleted', there: 'deleted', editedThere: termThere },
    {},
    { code: 'unchanged' },
    [],
  ],
])('%s', (...[, lives, rules, verdict, steps]) => {
  expect(decideLives(lives, rules)).toMatchObject({ verdict, steps });
});

test('what was purged here and is kept is let back in: without link and tombstone', () => {
  const pair = linkedPair({ workspace: null, books: booksRecord({ fields: termThere }) });
  const answers = { ...noAnswers, life: answerLife(pair, 'keep') };
  expect(decidePair({ ...pair, answers }, rulesOf('both'))).toMatchObject({
    verdict: { code: 'unlinked' },
    steps: [{ ...unlink, tombstone: false }],
  });
});

test('what was purged here and is gone there has no moment of deletion to tell', () => {
  const purged = decidePair(linkedPair({ workspace: null, books: null }), rulesOf('both'));
  expect(purged).toMatchObject({ verdict: { code: 'deleted-here', deletedAt: null }, steps: [unlink] });
});
