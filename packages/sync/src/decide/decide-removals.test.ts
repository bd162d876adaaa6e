import { describe, expect, test } from 'vitest';
import {
  decideLives,
  emailHere,
  emailOut,
  keepsRemoved,
  rebase,
  setHere,
  setThere,
  termIn,
  termThere,
  updated,
  type LivesRow,
} from '../testing/lives.ts';
import { acme, booksRecord, linkedPair, linkOf, rulesOf, workspaceRecord } from '../testing/records.ts';
import { decidePair } from './decide-pair.ts';

const archivedThere = { base: 'live', here: 'live', there: 'inactive' } as const;
const archivedHere = { base: 'live', here: 'inactive', there: 'live' } as const;

describe('removed there', () => {
  const kept = { code: 'deletion-kept', side: 'workspace', life: 'inactive' } as const;
  const contested = { code: 'edit-against-deletion', deletedOn: 'books', how: 'inactive', fields: ['email'] } as const;

  test.each<LivesRow>([
    [
      'deactivated',
      archivedThere,
      {},
      { code: 'removed', side: 'workspace', how: 'inactive' },
      [setHere('live', 'inactive'), rebase('inactive')],
    ],
    [
      'deleted',
      { ...archivedThere, there: 'deleted' },
      {},
      { code: 'removed', side: 'workspace', how: 'deleted' },
      [setHere('live', 'inactive'), rebase('inactive')],
    ],
    [
      'voided',
      { kind: 'invoice', base: 'live', here: 'live', there: 'voided' },
      {},
      { code: 'removed', side: 'workspace', how: 'voided' },
      [setHere('live', 'voided'), rebase('voided')],
    ],
    ['not followed here', archivedThere, { direction: 'out' }, { code: 'removed-there', how: 'inactive' }, []],
    ['kept here', archivedThere, { policy: { here: keepsRemoved } }, kept, []],
    [
      'kept here, and an edit there still comes in',
      { ...archivedThere, editedThere: termThere },
      { policy: { here: keepsRemoved } },
      updated('workspace', 'term'),
      [termIn, rebase('live', termThere)],
    ],
    [
      'an invoice kept here moves no more',
      { ...archivedThere, kind: 'invoice', there: 'voided', editedThere: termThere },
      { policy: { here: keepsRemoved } },
      { ...kept, life: 'voided' },
      [],
    ],
    [
      'edited here: a person decides, and nothing moves until then',
      { ...archivedThere, editedHere: emailHere, editedThere: termThere },
      {},
      contested,
      [],
    ],
    [
      'edited here, a person said keep: it comes back there, with the edit',
      { ...archivedThere, editedHere: emailHere, answer: 'keep' },
      {},
      { code: 'restored', side: 'books' },
      [setThere('inactive', 'live'), emailOut, rebase('live', emailHere)],
    ],
    [
      'edited here, a person said keep, and nothing may be changed there',
      { ...archivedThere, editedHere: emailHere, answer: 'keep' },
      { policy: { there: { ...keepsRemoved, update: false } } },
      kept,
      [],
    ],
    [
      'voided, and a person said keep: it is final there',
      { kind: 'invoice', base: 'live', here: 'live', there: 'voided', answer: 'keep' },
      {},
      { code: 'deletion-kept', side: 'workspace', life: 'voided' },
      [],
    ],
    [
      'edited here, a person said remove',
      { ...archivedThere, editedHere: emailHere, answer: 'remove' },
      {},
      { code: 'removed', side: 'workspace', how: 'inactive' },
      [setHere('live', 'inactive'), rebase('inactive')],
    ],
  ])('%s', (...[, lives, rules, verdict, steps]) => {
    expect(decideLives(lives, rules)).toMatchObject({ verdict, steps });
  });
});

describe('removed here', () => {
  const kept = { code: 'deletion-kept', side: 'books', life: 'inactive' } as const;
  const voidedHere = { kind: 'invoice', base: 'live', here: 'voided', there: 'live' } as const;
  const contested = {
    code: 'edit-against-deletion',
    deletedOn: 'workspace',
    how: 'inactive',
    fields: ['term'],
  } as const;

  test.each<LivesRow>([
    [
      'archived',
      archivedHere,
      {},
      { code: 'removed', side: 'books', how: 'inactive' },
      [setThere('live', 'inactive'), rebase('inactive')],
    ],
    [
      'voided',
      voidedHere,
      {},
      { code: 'removed', side: 'books', how: 'voided' },
      [setThere('live', 'voided'), rebase('voided')],
    ],
    [
      'a void that is not followed there: nothing moves any more',
      { ...voidedHere, editedThere: termThere },
      { direction: 'in' },
      { code: 'only-in' },
      [],
    ],
    ['kept there', archivedHere, { policy: { there: keepsRemoved } }, kept, []],
    ['edited there: a person decides', { ...archivedHere, editedThere: termThere }, {}, contested, []],
    [
      'edited there, a person said keep: it comes back here, with the edit',
      { ...archivedHere, editedThere: termThere, answer: 'keep' },
      {},
      { code: 'restored', side: 'workspace' },
      [setHere('inactive', 'live'), termIn, rebase('live', termThere)],
    ],
    [
      'a person said keep',
      { ...archivedHere, answer: 'keep' },
      {},
      { code: 'restored', side: 'workspace' },
      [setHere('inactive', 'live')],
    ],
    [
      'a person said keep, and nothing may be changed here',
      { ...archivedHere, answer: 'keep' },
      { policy: { here: { ...keepsRemoved, update: false } } },
      kept,
      [],
    ],
    [
      'edited there, a person said remove',
      { ...archivedHere, editedThere: termThere, answer: 'remove' },
      {},
      { code: 'removed', side: 'books', how: 'inactive' },
      [setThere('live', 'inactive'), rebase('inactive')],
    ],
  ])('%s', (...[, lives, rules, verdict, steps]) => {
    expect(decideLives(lives, rules)).toMatchObject({ verdict, steps });
  });
});

test.each([
  ['here', 'live', 'inactive'],
  ['there', 'inactive', 'live'],
] as const)('a removal that follows one made %s needs what the record points at to go after it', (_, there, here) => {
  const parent = { to: 'customer', side: 'workspace', id: 'w0' } as const;
  const pair = linkedPair({
    workspace: workspaceRecord({ life: here }),
    books: booksRecord({ life: there }),
    link: linkOf({ base: { life: 'live', fields: { ...acme, parent } } }),
  });
  expect(decidePair(pair, rulesOf('both')).needs).toEqual([parent]);
});
