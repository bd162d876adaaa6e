import { describe, expect, test } from 'vitest';
import type { Reference, Side } from '../record/field-value.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { arrangePlan } from './arrange-plan.ts';
import { chooseDecisions } from './choose-decisions.ts';
import type { Decision } from './decision.ts';
import { isEmptyPlan } from './plan.ts';
import { recordTexts } from './record-texts.ts';
import { pairText, type Step } from './step.ts';

const base = { life: 'live', fields: {} } as const;
const create: Step = { kind: 'create', side: 'workspace', sourceId: '1', life: 'live', fields: {}, base };
const link: Step = { kind: 'link', workspaceId: 'w1', booksId: '1', base, lineIds: {} };
const update: Step = { kind: 'update', side: 'books', id: '1', version: '0', changes: {} };
const unlink: Step = { kind: 'unlink', workspaceId: 'w1', booksId: '1', tombstone: true };
const setLife = (to: 'live' | 'inactive'): Step => ({
  kind: 'set-life',
  side: 'books',
  id: '1',
  version: '0',
  from: to === 'live' ? 'inactive' : 'live',
  to,
});

interface Row {
  readonly kind?: RecordKind;
  readonly steps?: readonly Step[];
  readonly needs?: readonly Reference[];
}

/** A decision about the record of the books, and of the workspace, that has its name for id. */
const decision = (name: string, { kind = 'customer', steps = [create], needs = [] }: Row = {}): Decision => ({
  key: { kind, workspaceId: `w${name}`, booksId: name },
  name,
  verdict: { code: 'unchanged' },
  steps,
  needs,
  ignored: [],
});
const customer = (id: string, side: Side = 'books'): Reference => ({ to: 'customer', side, id });
const told = (decisions: readonly Decision[]) => arrangePlan(decisions).decisions.map(({ name }) => name);
const codes = (decisions: readonly Decision[]) =>
  arrangePlan(decisions).decisions.map(({ name, verdict }) => `${name}: ${verdict.code}`);

describe('the order of a plan', () => {
  test('kinds follow what they depend on, in whatever order they were looked at', () => {
    const written = (['payment', 'invoice', 'customer', 'item'] as const).map(kind => decision(kind, { kind }));
    expect(told(written)).toEqual(['customer', 'item', 'invoice', 'payment']);
    const removed = (['item', 'payment', 'customer', 'invoice'] as const).map(kind =>
      decision(kind, { kind, steps: [unlink] }),
    );
    expect(told(removed)).toEqual(['payment', 'invoice', 'item', 'customer']);
  });

  test.each([
    ['a burial', [unlink]],
    ['a deactivation', [setLife('inactive')]],
    ['a change before a deactivation', [update, setLife('inactive')]],
  ])('%s comes after every write', (_, steps) => {
    expect(told([decision('1', { steps }), decision('2', { kind: 'payment' })])).toEqual(['2', '1']);
  });

  test('bringing a record back is no removal', () => {
    expect(told([decision('1', { steps: [setLife('live')] }), decision('2', { kind: 'payment' })])).toEqual(['1', '2']);
  });
});

describe('a decision that needs a record', () => {
  const child = (side: Side = 'books') => decision('2', { needs: [customer(side === 'books' ? '1' : 'w1', side)] });

  test.each(['books', 'workspace'] as const)('follows the one that makes it known, by its id in the %s', side => {
    expect(codes([child(side), decision('1')])).toEqual(['1: unchanged', '2: unchanged']);
    expect(codes([child(side), decision('1', { steps: [link] })])).toEqual(['1: unchanged', '2: unchanged']);
  });

  test.each([
    ['is not in the plan', []],
    ['is left alone', [decision('1', { steps: [] })]],
    ['is only changed', [decision('1', { steps: [update] })]],
    ['is of another kind', [decision('1', { kind: 'item' })]],
  ])('is held when the record %s, with the reference it waits for', (_, others) => {
    const held = arrangePlan([child(), ...others]).decisions.find(({ name }) => name === '2');
    expect(held?.verdict).toEqual({ code: 'reference-not-linked', field: 'parent', reference: customer('1') });
    expect(held?.steps).toEqual([]);
  });

  test('waits for its parent where that is of its own kind, else for a record of the kind it names', () => {
    const heldFor = (need: Reference, kind: RecordKind): unknown =>
      arrangePlan([decision('2', { kind, needs: [need] })]).decisions[0]?.verdict;
    expect(heldFor(customer('1'), 'customer')).toMatchObject({ field: 'parent' });
    expect(heldFor(customer('1'), 'invoice')).toMatchObject({ field: 'customer' });
  });

  test('keeps its own verdict when it has nothing to do anyway', () => {
    expect(codes([decision('2', { steps: [], needs: [customer('1')] })])).toEqual(['2: unchanged']);
  });
});

describe('what a plan counts', () => {
  const plan = arrangePlan([decision('1', { steps: [create, update] }), decision('2'), decision('3', { steps: [] })]);

  test('verdicts, and steps to be carried out', () => {
    expect(plan.counts).toEqual({ unchanged: 3 });
    expect(plan.stepCount).toBe(3);
    expect(isEmptyPlan(plan)).toBe(false);
    expect(isEmptyPlan(arrangePlan([decision('3', { steps: [] })]))).toBe(true);
  });

  test('nothing of what was not chosen; what has no steps keeps its verdict', () => {
    const chosen = chooseDecisions(plan, ({ name }) => name === '2');
    expect(chosen.counts).toEqual({ unchanged: 2, 'not-chosen': 1 });
    expect(chosen.stepCount).toBe(1);
  });
});

test.each([
  [{ kind: 'item', workspaceId: 'w1', booksId: '7' }, ['item:workspace:w1', 'item:books:7'], 'item:w1:7'],
  [{ kind: 'item', workspaceId: 'w1', booksId: null }, ['item:workspace:w1'], 'item:w1:'],
  [{ kind: 'item', workspaceId: null, booksId: '7' }, ['item:books:7'], 'item::7'],
] as const)('the texts of a pair name the ids that it has: %j', (key, texts, pair) => {
  expect(recordTexts({ key })).toEqual(texts);
  expect(pairText(key)).toBe(pair);
});
