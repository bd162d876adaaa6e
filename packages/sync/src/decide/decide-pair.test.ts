import { describe, expect, test } from 'vitest';
import type { Decision } from '../plan/decision.ts';
import type { Direction, Policy } from '../policy/policy.ts';
import {
  acme,
  booksRecord,
  late,
  linkedPair,
  linkOf,
  pairOf,
  policyOf,
  rulesOf,
  tombstoneOf,
  workspaceRecord,
} from '../testing/records.ts';
import { decidePair } from './decide-pair.ts';
import { answerFields, answerLife, noAnswers } from './answers.ts';
import type { Pair } from './pair.ts';

/** The steps of a decision in one line: `update books, rebase`. */
const stepsOf = (decision: Decision): string =>
  decision.steps
    .map(step => {
      if (step.kind === 'set-life') return `set-life ${step.side} ${step.to}`;
      if (step.kind === 'unlink') return step.tombstone ? 'unlink and bury' : 'unlink';
      return 'side' in step ? `${step.kind} ${step.side}` : step.kind;
    })
    .join(', ');

const byName = { kind: 'one', reason: 'name', score: 70 } as const;
const editedHere = workspaceRecord({ fields: { ...acme, email: 'mine@acme.example' }, version: 'v2', changedAt: late });
const editedThere = booksRecord({ fields: { ...acme, email: 'theirs@acme.example' }, version: '1', changedAt: late });
const otherEditThere = booksRecord({ fields: { ...acme, term: '5' }, version: '1' });
const deletedHere = workspaceRecord({ life: 'deleted', changedAt: late });
const gone = (life: 'inactive' | 'voided' | 'deleted' | 'merged') => booksRecord({ life, version: '1' });

interface Row {
  readonly row: string;
  readonly pair: Pair;
  /** Per direction: verdict code, then the steps. */
  readonly both: readonly [string, string];
  readonly in: readonly [string, string];
  readonly out: readonly [string, string];
}

/** The decision table of sync.md, row by row. */
const table: readonly Row[] = [
  {
    row: 'only in the books',
    pair: pairOf({ books: booksRecord() }),
    both: ['created', 'create workspace'],
    in: ['created', 'create workspace'],
    out: ['only-out', ''],
  },
  {
    row: 'only here',
    pair: pairOf({ workspace: workspaceRecord() }),
    both: ['created', 'create books'],
    in: ['only-in', ''],
    out: ['created', 'create books'],
  },
  {
    row: 'on both, equal, matched by name',
    pair: pairOf({ workspace: workspaceRecord(), books: booksRecord(), match: byName }),
    both: ['linked', 'link'],
    in: ['same-name-exists', ''],
    out: ['linked', 'link'],
  },
  {
    row: 'on both, different, matched by name',
    pair: pairOf({ workspace: editedHere, books: otherEditThere, match: byName }),
    both: ['linked', 'link, update workspace, update books'],
    in: ['same-name-exists', ''],
    out: ['linked', 'link, update books'],
  },
  {
    row: 'linked and equal',
    pair: linkedPair(),
    both: ['unchanged', ''],
    in: ['unchanged', ''],
    out: ['unchanged', ''],
  },
  {
    row: 'changed there',
    pair: linkedPair({ books: editedThere }),
    both: ['updated', 'update workspace, rebase'],
    in: ['updated', 'update workspace, rebase'],
    out: ['only-out', ''],
  },
  {
    row: 'changed here',
    pair: linkedPair({ workspace: editedHere }),
    both: ['updated', 'update books, rebase'],
    in: ['only-in', ''],
    out: ['updated', 'update books, rebase'],
  },
  {
    row: 'different fields changed on both sides',
    pair: linkedPair({ workspace: editedHere, books: otherEditThere }),
    both: ['updated', 'update workspace, update books, rebase'],
    in: ['updated', 'update workspace, rebase'],
    out: ['updated', 'update books, rebase'],
  },
  {
    row: 'the same field changed on both sides',
    pair: linkedPair({ workspace: editedHere, books: editedThere }),
    both: ['conflict', ''],
    in: ['conflict', ''],
    out: ['conflict', ''],
  },
  {
    row: 'the same change made on both sides',
    pair: linkedPair({ workspace: editedHere, books: booksRecord({ fields: editedHere.fields }) }),
    both: ['unchanged', 'rebase'],
    in: ['unchanged', 'rebase'],
    out: ['unchanged', 'rebase'],
  },
  {
    row: 'deleted here',
    pair: linkedPair({ workspace: deletedHere }),
    both: ['removed', 'set-life books inactive, unlink and bury'],
    in: ['deleted-here', 'unlink and bury'],
    out: ['removed', 'set-life books inactive, unlink and bury'],
  },
  {
    row: 'deleted here, changed there',
    pair: linkedPair({ workspace: deletedHere, books: editedThere }),
    both: ['edit-against-deletion', ''],
    in: ['deleted-here', 'unlink and bury'],
    out: ['edit-against-deletion', ''],
  },
  ...(['inactive', 'deleted'] as const).map((life): Row => ({
    row: `${life} there`,
    pair: linkedPair({ books: gone(life) }),
    both: ['removed', 'set-life workspace inactive, rebase'],
    in: ['removed', 'set-life workspace inactive, rebase'],
    out: ['removed-there', ''],
  })),
  {
    row: 'deactivated there, changed here',
    pair: linkedPair({ workspace: editedHere, books: gone('inactive') }),
    both: ['edit-against-deletion', ''],
    in: ['edit-against-deletion', ''],
    out: ['removed-there', ''],
  },
  {
    row: 'merged there into a record that nobody is linked to',
    pair: linkedPair({
      books: gone('merged'),
      mergeTarget: { record: booksRecord({ id: '18', version: '4' }), linkedTo: null },
    }),
    both: ['followed-merge', 'rebase'],
    in: ['followed-merge', 'rebase'],
    out: ['removed-there', ''],
  },
  {
    row: 'merged there into a record that another one here is linked to',
    pair: linkedPair({ books: gone('merged'), mergeTarget: { record: booksRecord({ id: '18' }), linkedTo: 'w2' } }),
    both: ['merge-target-linked', ''],
    in: ['merge-target-linked', ''],
    out: ['removed-there', ''],
  },
  {
    row: 'merged there, nobody knows into what',
    pair: linkedPair({ books: gone('merged') }),
    both: ['merge-target-unknown', ''],
    in: ['merge-target-unknown', ''],
    out: ['removed-there', ''],
  },
  {
    row: 'deleted on both sides',
    pair: linkedPair({ workspace: deletedHere, books: gone('inactive') }),
    both: ['deleted-here', 'unlink and bury'],
    in: ['deleted-here', 'unlink and bury'],
    out: ['deleted-here', 'unlink and bury'],
  },
  {
    row: 'buried, still in the books',
    pair: pairOf({ books: booksRecord(), tombstone: tombstoneOf() }),
    both: ['deleted-here', ''],
    in: ['deleted-here', ''],
    out: ['deleted-here', ''],
  },
  {
    row: 'buried, changed in the books',
    pair: pairOf({ books: editedThere, tombstone: tombstoneOf() }),
    both: ['deleted-here', ''],
    in: ['deleted-here', ''],
    out: ['deleted-here', ''],
  },
  {
    row: 'buried, made again by hand',
    pair: pairOf({ workspace: workspaceRecord(), books: booksRecord(), tombstone: tombstoneOf(), match: byName }),
    both: ['linked', 'unbury, link'],
    in: ['linked', 'unbury, link'],
    out: ['linked', 'unbury, link'],
  },
  {
    row: 'buried, and gone there too',
    pair: pairOf({ tombstone: tombstoneOf() }),
    both: ['deleted-here', ''],
    in: ['deleted-here', ''],
    out: ['deleted-here', ''],
  },
  {
    row: 'archived here',
    pair: linkedPair({ workspace: workspaceRecord({ life: 'inactive' }) }),
    both: ['removed', 'set-life books inactive, rebase'],
    in: ['only-in', ''],
    out: ['removed', 'set-life books inactive, rebase'],
  },
  {
    row: 'archived on both sides',
    pair: linkedPair({ workspace: workspaceRecord({ life: 'inactive' }), books: gone('inactive') }),
    both: ['unchanged', 'rebase'],
    in: ['unchanged', 'rebase'],
    out: ['unchanged', 'rebase'],
  },
  {
    row: 'brought back there',
    pair: linkedPair({
      workspace: workspaceRecord({ life: 'inactive' }),
      link: linkOf({ base: { life: 'inactive', fields: acme } }),
    }),
    both: ['restored', 'set-life workspace live, rebase'],
    in: ['restored', 'set-life workspace live, rebase'],
    out: ['only-out', ''],
  },
  {
    row: 'brought back here',
    pair: linkedPair({ books: gone('inactive'), link: linkOf({ base: { life: 'inactive', fields: acme } }) }),
    both: ['restored', 'set-life books live, rebase'],
    in: ['only-in', ''],
    out: ['restored', 'set-life books live, rebase'],
  },
  {
    row: 'linked, but never seen there',
    pair: linkedPair({ books: null }),
    both: ['not-seen-there', ''],
    in: ['not-seen-there', ''],
    out: ['not-seen-there', ''],
  },
];

describe.each(['both', 'in', 'out'] as const)('direction %s', direction => {
  test.each(table)('$row', row => {
    const decision = decidePair(row.pair, rulesOf(direction));
    expect([decision.verdict.code, stepsOf(decision)]).toEqual(row[direction]);
  });
});

test('direction off leaves everything alone and says so', () => {
  for (const { pair } of table)
    expect(decidePair(pair, rulesOf('off'))).toMatchObject({ verdict: { code: 'kind-off' }, steps: [] });
});

describe('policies', () => {
  const decide = (direction: Direction, pair: Pair, policy: Partial<Policy>): readonly [string, string] => {
    const decision = decidePair(pair, rulesOf(direction, { policy: policyOf(direction, policy) }));
    return [decision.verdict.code, stepsOf(decision)];
  };
  const never = { create: false, update: false, delete: 'keep' } as const;

  test('a kind that may not be created here is skipped with the reason', () => {
    expect(decide('both', pairOf({ books: booksRecord() }), { here: never })).toEqual(['create-off', '']);
    expect(decide('both', pairOf({ workspace: workspaceRecord() }), { there: never })).toEqual(['create-off', '']);
  });

  test('the verdict names the side that may not be written', () => {
    const verdict = (pair: Pair, policy: Partial<Policy>) =>
      decidePair(pair, rulesOf('both', { policy: policyOf('both', policy) })).verdict;
    expect(verdict(pairOf({ books: booksRecord() }), { here: never })).toEqual({
      code: 'create-off',
      side: 'workspace',
    });
    expect(verdict(pairOf({ workspace: workspaceRecord() }), { there: never })).toEqual({
      code: 'create-off',
      side: 'books',
    });
    const fields = ['email'];
    expect(verdict(linkedPair({ books: editedThere }), { here: never })).toEqual({
      code: 'update-off',
      side: 'workspace',
      fields,
    });
    expect(verdict(linkedPair({ workspace: editedHere }), { there: never })).toEqual({
      code: 'update-off',
      side: 'books',
      fields,
    });
  });

  test('a change that may not be taken over is left alone with the reason', () => {
    expect(decide('in', linkedPair({ books: editedThere }), { here: never })).toEqual(['update-off', '']);
    expect(decide('both', linkedPair({ books: editedThere }), { here: never })).toEqual(['update-off', '']);
  });

  test('a deletion here that is kept there is buried all the same', () => {
    expect(decide('both', linkedPair({ workspace: deletedHere }), { there: never })).toEqual([
      'deletion-kept',
      'unlink and bury',
    ]);
  });

  test('a deactivation there that is kept here changes nothing', () => {
    expect(decide('in', linkedPair({ books: gone('inactive') }), { here: never })).toEqual(['deletion-kept', '']);
  });

  test('inactive records of the books come in archived when the import asks for them, else not', () => {
    const pair = pairOf({ books: booksRecord({ life: 'inactive' }) });
    expect(decide('in', pair, {})).toEqual(['inactive-there', '']);
    expect(decide('in', pair, { importsInactive: true })).toEqual(['created', 'create workspace']);
    expect(decide('in', pairOf({ books: gone('merged') }), { importsInactive: true })).toEqual(['inactive-there', '']);
  });

  test('a customer archived here alone keeps its address current (the rest of it lives on)', () => {
    const archived = workspaceRecord({ life: 'inactive' });
    expect(decide('in', linkedPair({ workspace: archived, books: editedThere }), {})).toEqual([
      'updated',
      'update workspace, rebase',
    ]);
    expect(decide('in', linkedPair({ workspace: archived }), {})).toEqual(['only-in', '']);
  });

  test('an import links instead of skipping when the rule says so', () => {
    const pair = pairOf({ workspace: workspaceRecord(), books: booksRecord(), match: byName });
    expect(decide('in', pair, { linking: 'link' })).toEqual(['linked', 'link']);
    expect(decide('in', pair, { linking: 'skip' })).toEqual(['same-name-exists', '']);
  });

  test('a person who chose the match is obeyed although the import skips same names', () => {
    const match = { kind: 'one', reason: 'person', score: 100 } as const;
    const pair = pairOf({ workspace: workspaceRecord(), books: booksRecord(), match });
    expect(decide('in', pair, { linking: 'skip' })).toEqual(['linked', 'link']);
  });

  test.each([
    ['books-win', 'update workspace, rebase'],
    ['workspace-wins', 'update books, rebase'],
    ['newest-wins', 'update books, rebase'],
  ] as const)('%s settles a conflict', (conflict, steps) => {
    const pair = linkedPair({
      workspace: editedHere,
      books: { ...editedThere, changedAt: workspaceRecord().changedAt },
    });
    expect(decide('both', pair, { conflict })).toEqual(['updated', steps]);
  });

  test('of two equally new edits the books win', () => {
    const pair = linkedPair({ workspace: editedHere, books: editedThere });
    expect(decide('both', pair, { conflict: 'newest-wins' })).toEqual(['updated', 'update workspace, rebase']);
  });
});

describe('answers of people', () => {
  const decide = (pair: Pair) => decidePair(pair, rulesOf('both'));
  const contested = linkedPair({ workspace: editedHere, books: editedThere });
  const seen = { workspace: { email: 'mine@acme.example' }, books: { email: 'theirs@acme.example' } };
  const third = { ...noAnswers, fields: answerFields(seen, { email: { value: 'third@acme.example' } }) };

  test('a chosen side settles the conflict of its field', () => {
    const fields = answerFields(seen, { email: 'workspace' });
    const decision = decide({ ...contested, answers: { ...noAnswers, fields } });
    expect(stepsOf(decision)).toBe('update books, rebase');
  });

  test.each(['workspace', 'books', { value: 'third@acme.example' }] as const)(
    'an answer about values that stand no longer settles nothing: %j',
    stands => {
      for (const side of ['workspace', 'books'] as const) {
        const fields = answerFields({ ...seen, [side]: { email: 'earlier@acme.example' } }, { email: stands });
        const decision = decide({ ...contested, answers: { ...noAnswers, fields } });
        expect([decision.verdict.code, stepsOf(decision)]).toEqual(['conflict', '']);
      }
    },
  );

  test('a third value goes to both sides', () => {
    const decision = decide({ ...contested, answers: third });
    expect(stepsOf(decision)).toBe('update workspace, update books, rebase');
    expect(decision.steps[0]).toMatchObject({
      changes: { email: { from: 'mine@acme.example', to: 'third@acme.example' } },
    });
  });

  test('an old answer does nothing where nothing is contested any more', () => {
    expect(decide(linkedPair({ answers: third })).steps).toEqual([]);
  });

  test.each([
    ['remove', 'set-life books inactive, unlink and bury'],
    ['keep', 'set-life workspace live'],
  ] as const)('an edit against a deletion here: %s', (stands, steps) => {
    const pair = linkedPair({ workspace: deletedHere, books: editedThere });
    const answers = { ...noAnswers, life: answerLife(pair, stands) };
    expect(stepsOf(decide({ ...pair, answers }))).toBe(steps);
  });

  test.each([
    ['remove', 'edit-against-deletion', ''],
    ['keep', 'restored', 'set-life workspace live'],
  ] as const)('edited again there after a person said %s: %s', (stands, code, steps) => {
    const pair = linkedPair({ workspace: deletedHere, books: editedThere });
    const answers = { ...noAnswers, life: answerLife(pair, stands) };
    const decision = decide({ ...pair, books: { ...editedThere, version: '9' }, answers });
    expect([decision.verdict.code, stepsOf(decision)]).toEqual([code, steps]);
  });

  test('kept although it was purged here: it comes in anew with the next plan', () => {
    const pair = linkedPair({ workspace: null, books: editedThere });
    const answers = { ...noAnswers, life: answerLife(pair, 'keep') };
    expect(stepsOf(decide({ ...pair, answers }))).toBe('unlink');
  });

  test.each([
    ['remove', 'set-life workspace inactive, rebase'],
    ['keep', 'set-life books live, update books, rebase'],
  ] as const)('an edit against a deactivation there: %s', (stands, steps) => {
    const pair = linkedPair({ workspace: editedHere, books: gone('inactive') });
    const answers = { ...noAnswers, life: answerLife(pair, stands) };
    expect(stepsOf(decide({ ...pair, answers }))).toBe(steps);
  });

  test('edited again here after a person said to remove it: asked again', () => {
    const pair = linkedPair({ workspace: editedHere, books: gone('inactive') });
    const answers = { ...noAnswers, life: answerLife(pair, 'remove') };
    const decision = decide({ ...pair, workspace: { ...editedHere, version: 'later' }, answers });
    expect([decision.verdict.code, stepsOf(decision)]).toEqual(['edit-against-deletion', '']);
  });
});

test('a record merged away into one that is linked already: a person may archive it here, without burying the survivor', () => {
  const pair = linkedPair({ books: gone('merged') });
  const answers = { ...noAnswers, life: answerLife(pair, 'remove') };
  expect(stepsOf(decidePair({ ...pair, answers }, rulesOf('both')))).toBe('set-life workspace inactive, unlink');
});

describe('what a decision carries', () => {
  test('a conflict shows base, mine and theirs', () => {
    const { verdict } = decidePair(linkedPair({ workspace: editedHere, books: editedThere }), rulesOf('both'));
    expect(verdict).toEqual({
      code: 'conflict',
      fields: [
        {
          field: 'email',
          lineKey: null,
          base: 'hello@acme.example',
          workspace: 'mine@acme.example',
          books: 'theirs@acme.example',
        },
      ],
    });
  });

  test('the harmless part of a conflict travels', () => {
    const books = booksRecord({ fields: { ...editedThere.fields, term: '5' } });
    const decision = decidePair(linkedPair({ workspace: editedHere, books }), rulesOf('both'));
    expect([decision.verdict.code, stepsOf(decision)]).toEqual(['conflict', 'update workspace, rebase']);
  });

  test('a live record and an inactive one are not linked at first contact', () => {
    const match = { kind: 'one', reason: 'foreign-id', score: 100 } as const;
    const pair = pairOf({ workspace: workspaceRecord(), books: gone('inactive'), match });
    expect(decidePair(pair, rulesOf('both'))).toMatchObject({ verdict: { code: 'inactive-there' }, steps: [] });
  });

  test('several candidates are a problem that lists them, in every direction', () => {
    const candidates = [{ side: 'workspace', id: 'w1', name: 'Acme', reason: 'name', score: 70 }] as const;
    const pair = pairOf({ books: booksRecord(), match: { kind: 'several', candidates } });
    expect(decidePair(pair, rulesOf('in')).verdict).toEqual({ code: 'several-candidates', candidates });
  });

  test('a name that a vendor holds is found before the write and another one is proposed (C52)', () => {
    const names = {
      holderOf: (name: string) => (name === 'Acme' ? ({ kind: 'vendor', booksId: '9' } as const) : undefined),
    };
    const decision = decidePair(pairOf({ workspace: workspaceRecord() }), rulesOf('both', { names }));
    expect(decision).toMatchObject({
      verdict: { code: 'name-taken', proposal: 'Acme (2)', holder: { kind: 'vendor' } },
      steps: [],
    });
  });

  test('a customer without a name is not sent', () => {
    const workspace = workspaceRecord({ fields: { ...acme, displayName: '  ' } });
    expect(decidePair(pairOf({ workspace }), rulesOf('both')).verdict).toEqual({ code: 'name-missing' });
  });

  test('an update is bound to the version it was decided on', () => {
    const decision = decidePair(
      linkedPair({ workspace: editedHere, books: booksRecord({ version: '7' }) }),
      rulesOf('both'),
    );
    expect(decision.steps[0]).toMatchObject({ kind: 'update', side: 'books', id: '17', version: '7' });
  });

  test("a record is called by its name, without QuickBooks' mark", () => {
    const books = booksRecord({ life: 'inactive', fields: { ...acme, displayName: 'Acme (deleted-1)' } });
    expect(decidePair(pairOf({ books }), rulesOf('in')).name).toBe('Acme');
  });

  test('an ignored change is explained although nothing is done', () => {
    expect(decidePair(linkedPair({ workspace: editedHere }), rulesOf('in')).ignored).toEqual([
      { field: 'email', side: 'workspace', because: 'only-in' },
    ]);
  });
});
