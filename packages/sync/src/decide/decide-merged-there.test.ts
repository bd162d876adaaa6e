import { describe, expect, test } from 'vitest';
import { compileMapping } from '../mapping/compile-mapping.ts';
import { referenceField } from '../mapping/defaults/field.ts';
import type { Direction, Policy } from '../policy/policy.ts';
import type { Fields } from '../record/field-value.ts';
import { linkIndex } from '../record/link-index.ts';
import {
  acme,
  booksRecord,
  linkedPair,
  linkOf,
  policyOf,
  rulesOf,
  smallMapping,
  workspaceRecord,
} from '../testing/records.ts';
import { answerLife, noAnswers, type LifeAnswer } from './answers.ts';
import { decidePair } from './decide-pair.ts';
import type { MergeTarget, Pair } from './pair.ts';

const survivor = booksRecord({ id: '18', version: '4', fields: { ...acme, displayName: 'Acme Ltd' } });
const into = (parts: Partial<MergeTarget> = {}): MergeTarget => ({ record: survivor, linkedTo: null, ...parts });
const merged = (mergeTarget: MergeTarget | null, parts: Partial<Pair> = {}): Pair =>
  linkedPair({ books: booksRecord({ life: 'merged', mergedInto: '18' }), mergeTarget, ...parts });
const said = (pair: Pair, stands: LifeAnswer['stands']): Pair => ({
  ...pair,
  answers: { ...noAnswers, life: answerLife(pair, stands) },
});
const decide = (pair: Pair, direction: Direction = 'both', policy: Partial<Policy> = {}) =>
  decidePair(pair, rulesOf(direction, { policy: policyOf(direction, policy) }));
const nameIn = {
  kind: 'update',
  side: 'workspace',
  id: 'w1',
  version: 'v1',
  changes: { displayName: { from: 'Acme', to: 'Acme Ltd' } },
} as const;
const moved = (fields: Fields) =>
  ({
    kind: 'rebase',
    workspaceId: 'w1',
    booksId: '18',
    base: { life: 'live', fields },
    lineIds: {},
    previousBooksId: '17',
  }) as const;

describe('a record that was merged away there', () => {
  test('takes the fields of the survivor, and its link moves there', () => {
    expect(decide(merged(into()))).toMatchObject({
      verdict: { code: 'followed-merge', into: '18' },
      steps: [nameIn, moved(survivor.fields)],
    });
    expect(decide(merged(into({ linkedTo: 'w1' }))).verdict).toEqual({ code: 'followed-merge', into: '18' });
  });

  test('sends its own edit to the survivor with the next plan: it is not agreed yet', () => {
    const workspace = workspaceRecord({ fields: { ...acme, email: 'mine@acme.example' } });
    expect(decide(merged(into(), { workspace })).steps).toEqual([nameIn, moved(survivor.fields)]);
    const record = { ...survivor, fields: { displayName: 'Acme Ltd', term: '3' } };
    const link = linkOf({ base: { life: 'live', fields: { ...acme, email: null } } });
    expect(decide(merged(into({ record }), { workspace, link })).steps).toEqual([
      nameIn,
      moved({ displayName: 'Acme Ltd', email: null, term: '3' }),
    ]);
  });

  test("understands the survivor's references", () => {
    const mapping = compileMapping({
      ...smallMapping,
      fields: [...smallMapping.fields, referenceField('parent', 'customer')],
    });
    const record = { ...survivor, fields: { ...survivor.fields, parent: '9' } };
    const links = linkIndex([{ kind: 'customer', workspaceId: 'w9', booksId: '9' }]);
    const [update] = decidePair(merged(into({ record })), rulesOf('both', { mapping, links })).steps;
    expect(update).toMatchObject({ changes: { parent: { to: { to: 'customer', side: 'workspace', id: 'w9' } } } });
  });

  const kept = { code: 'deletion-kept', side: 'workspace', life: 'merged' };
  const gone = { ...survivor, life: 'inactive' as const };
  test.each([
    ['nobody knows into what', decide(merged(null)), { code: 'merge-target-unknown' }],
    ['into one that is gone itself', decide(merged(into({ record: gone }))), { code: 'merge-target-unknown' }],
    [
      'into one that another record here is linked to',
      decide(merged(into({ linkedTo: 'w2' }))),
      { code: 'merge-target-linked', into: '18', workspaceId: 'w2' },
    ],
    ['and nothing may come in', decide(merged(into()), 'out'), { code: 'removed-there', how: 'merged' }],
    [
      'and removals are kept here',
      decide(merged(into()), 'both', { here: { create: true, update: true, delete: 'keep' } }),
      kept,
    ],
    ['and a person keeps it', decide(said(merged(into()), 'keep')), kept],
  ])('is left alone: %s', (_, decision, verdict) => {
    expect(decision).toMatchObject({ verdict, steps: [] });
  });

  test('is archived and unlinked when a person says so, and the survivor is not buried', () => {
    expect(decide(said(merged(into({ linkedTo: 'w2' })), 'remove'))).toMatchObject({
      verdict: { code: 'removed', side: 'workspace', how: 'merged' },
      steps: [
        { kind: 'set-life', side: 'workspace', id: 'w1', version: 'v1', from: 'live', to: 'inactive' },
        { kind: 'unlink', workspaceId: 'w1', booksId: '17', tombstone: false },
      ],
    });
  });
});
