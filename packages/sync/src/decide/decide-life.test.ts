import { describe, expect, test } from 'vitest';
import {
  decideLives,
  emailHere,
  emailOut,
  noUpdates,
  rebase,
  setHere,
  setThere,
  termIn,
  termThere,
  updated,
  type LivesRow,
} from '../testing/lives.ts';

const backThere = { base: 'inactive', here: 'inactive', there: 'live' } as const;
const backHere = { base: 'inactive', here: 'live', there: 'inactive' } as const;

describe('both sides made the same change', () => {
  test.each<LivesRow>([
    [
      'void',
      { kind: 'invoice', base: 'live', here: 'voided', there: 'voided', editedThere: { email: null } },
      {},
      { code: 'unchanged' },
      [rebase('voided')],
    ],
    [
      'archive, and an edit there',
      { base: 'live', here: 'inactive', there: 'inactive', editedThere: termThere },
      {},
      updated('workspace', 'term'),
      [termIn, rebase('inactive', termThere)],
    ],
    [
      'bring back, and an edit here',
      { base: 'inactive', here: 'live', there: 'live', editedHere: emailHere },
      {},
      updated('books', 'email'),
      [emailOut, rebase('live', emailHere)],
    ],
    [
      'archive, and an edit here that the books take no more',
      { base: 'inactive', here: 'inactive', there: 'inactive', editedHere: emailHere },
      {},
      { code: 'update-off', side: 'books', fields: ['email'] },
      [],
    ],
  ])('%s', (...[, lives, rules, verdict, steps]) => {
    expect(decideLives(lives, rules)).toMatchObject({ verdict, steps });
  });
});

describe('brought back on one side', () => {
  test.each<LivesRow>([
    ['there', backThere, {}, { code: 'restored', side: 'workspace' }, [setHere('inactive', 'live'), rebase('live')]],
    ['there, which is not followed here', backThere, { direction: 'out' }, { code: 'only-out' }, []],
    [
      'there, not followed, and an edit here travels',
      { ...backThere, editedHere: emailHere },
      { direction: 'out' },
      updated('books', 'email'),
      [emailOut, rebase('inactive', emailHere)],
    ],
    [
      'there, and updates here are off',
      backThere,
      { policy: { here: noUpdates } },
      { code: 'update-off', side: 'workspace', fields: [] },
      [],
    ],
    [
      'there, updates here are off, and an edit here travels',
      { ...backThere, editedHere: emailHere },
      { policy: { here: noUpdates } },
      updated('books', 'email'),
      [emailOut, rebase('inactive', emailHere)],
    ],
    ['here', backHere, {}, { code: 'restored', side: 'books' }, [setThere('inactive', 'live'), rebase('live')]],
    [
      'here, with an edit',
      { ...backHere, editedHere: emailHere },
      {},
      { code: 'restored', side: 'books' },
      [setThere('inactive', 'live'), emailOut, rebase('live', emailHere)],
    ],
    ['here, which is not followed there', backHere, { direction: 'in' }, { code: 'only-in' }, []],
    [
      'here, and updates there are off',
      backHere,
      { policy: { there: noUpdates } },
      { code: 'update-off', side: 'books', fields: [] },
      [],
    ],
    [
      'here, but deleted there for good',
      { ...backHere, there: 'deleted' },
      {},
      { code: 'life-impossible', kind: 'customer', life: 'live' },
      [],
    ],
    [
      'here, but voided there',
      { kind: 'invoice', base: 'voided', here: 'live', there: 'voided' },
      {},
      { code: 'life-impossible', kind: 'invoice', life: 'live' },
      [],
    ],
  ])('%s', (...[, lives, rules, verdict, steps]) => {
    expect(decideLives(lives, rules)).toMatchObject({ verdict, steps });
  });
});
