import { describe, expect, test } from 'vitest';
import { presetPolicies } from '../policy/presets.ts';
import { createWorld, type World } from '../testing/world.ts';
import { planUndo } from './plan-undo.ts';
import type { Plan } from '../plan/plan.ts';

const undoOf = (world: World, runId: string, staysAway = false): Promise<Plan> =>
  world.store.transaction(rooms =>
    planUndo(rooms, runId, {
      staysAway,
      rulesOf: kind => ({
        policy: presetPolicies('mirror')[kind],
        mapping: world.mappings[kind],
        names: { holderOf: () => undefined },
      }),
    }),
  );

const told = (plan: Plan) => plan.decisions.map(({ name, verdict }) => `${name}: ${verdict.code}`);

/** Everything that undo must put back: fields, lives, links and bases; versions and moments go on. */
const picture = ({ store, books }: World) => ({
  here: [...store.state.records.values()].map(({ id, life, fields }) => [id, life, fields]),
  there: [...books.records.values()].map(({ id, life, fields }) => [id, life, fields]),
  links: [...store.state.links.values()],
  tombstones: [...store.state.tombstones.keys()],
});

const acme = { displayName: 'Acme', email: 'a@acme.example' };

async function linkedWorld(): Promise<World> {
  const world = createWorld({ policies: presetPolicies('mirror') });
  world.put('customer', 'w1', { fields: acme });
  await world.sync();
  return world;
}

describe('undo of a run', () => {
  test('fields changed on both sides go back to what they were, base included', async () => {
    const world = await linkedWorld();
    world.put('customer', 'w1', { fields: { email: 'new@acme.example' } });
    world.books.edit({ kind: 'customer', id: '101' }, { fields: { ...acme, phone: '555' } });
    world.observe();
    const before = picture(world);
    const run = await world.sync();
    expect(picture(world)).not.toEqual(before);
    const plan = await undoOf(world, run.runId);
    expect(told(plan)).toEqual(['Acme: undone']);
    await world.carryOut(plan, 'undo');
    const after = picture(world);
    expect(after.links).toEqual(before.links);
    expect(after.here[0]?.[2]).toMatchObject({ ...acme, email: 'new@acme.example' });
    expect(after.here[0]?.[2]).toMatchObject({ phone: null });
    expect(after.there[0]?.[2]).toMatchObject({ ...acme, phone: '555' });
  });

  test('what was created there is deactivated, what was created here is deleted and may stay away', async () => {
    const world = createWorld({ policies: presetPolicies('mirror') });
    world.put('customer', 'w1', { fields: acme });
    world.books.add('customer', { displayName: 'Beta' });
    const run = await world.sync();
    const plan = await undoOf(world, run.runId, true);
    expect(told(plan).toSorted()).toEqual(['Acme: undone', 'Beta: undone']);
    const removed = plan.decisions.map(({ name, verdict }) => [name, 'removed' in verdict && verdict.removed]);
    expect(Object.fromEntries(removed)).toEqual({ Acme: ['books'], Beta: ['workspace'] });
    await world.carryOut(plan, 'undo');
    expect(world.store.state.links.size).toBe(0);
    expect(world.books.records.get('customer:102')?.life).toBe('inactive');
    expect([...world.store.state.tombstones.keys()]).toEqual(['customer:101']);
    const made = [...world.store.state.records.values()].find(({ id }) => id !== 'w1');
    expect(made?.life).toBe('deleted');
  });

  test('a deletion is taken back: active again, linked again, nothing buried', async () => {
    const world = await linkedWorld();
    world.put('customer', 'w1', { life: 'deleted' });
    world.observe();
    const links = picture(world).links;
    const run = await world.sync();
    expect(world.store.state.tombstones.size).toBe(1);
    await world.carryOut(await undoOf(world, run.runId), 'undo');
    expect(world.books.records.get('customer:101')?.life).toBe('live');
    expect(world.store.state.tombstones.size).toBe(0);
    expect(picture(world).links).toEqual(links);
  });

  test('a link is taken back', async () => {
    const world = createWorld({ policies: presetPolicies('mirror') });
    world.put('customer', 'w1', { fields: acme });
    world.books.add('customer', acme);
    const run = await world.sync();
    expect(world.store.state.links.size).toBe(1);
    await world.carryOut(await undoOf(world, run.runId), 'undo');
    expect(world.store.state.links.size).toBe(0);
    expect(world.books.records.get('customer:101')?.life).toBe('live');
  });

  test('where somebody changed what the run wrote, undo refuses that record and names the fields', async () => {
    const world = await linkedWorld();
    world.put('customer', 'w2', { fields: { displayName: 'Other' } });
    world.put('customer', 'w1', { fields: { email: 'new@acme.example' } });
    const run = await world.sync();
    world.put('customer', 'w1', { fields: { email: 'newer@acme.example' } });
    const held = world.books.records.get('customer:101');
    world.books.edit({ kind: 'customer', id: '101' }, { fields: { ...held?.fields, email: 'theirs@acme.example' } });
    world.observe();
    const plan = await undoOf(world, run.runId);
    expect(plan.decisions.find(({ name }) => name === 'Acme')).toMatchObject({
      verdict: { code: 'undo-moved-on', side: 'books', fields: ['email'] },
      steps: [],
    });
    expect(plan.decisions.find(({ name }) => name === 'Other')?.verdict.code).toBe('undone');
  });

  test('what the run made here and somebody deleted since is not looked for in the record that took its place', async () => {
    const world = createWorld({ policies: presetPolicies('mirror') });
    world.books.add('customer', acme);
    const { runId } = await world.sync();
    await world.carryOut(await undoOf(world, runId, true), 'undo');
    world.put('customer', 'w9', { fields: acme });
    await world.sync();
    const before = picture(world);
    expect(before.links).toMatchObject([{ workspaceId: 'w9', booksId: '101' }]);
    const plan = await undoOf(world, runId, true);
    expect(plan.decisions).toMatchObject([
      { verdict: { code: 'undo-moved-on', side: 'workspace', fields: ['link'] }, steps: [] },
    ]);
    await world.carryOut(plan, 'undo');
    expect(picture(world)).toEqual(before);
  });

  test('a change made to another field since does not stand in the way', async () => {
    const world = await linkedWorld();
    world.put('customer', 'w1', { fields: { email: 'new@acme.example' } });
    const run = await world.sync();
    world.put('customer', 'w1', { fields: { phone: '555' } });
    await world.carryOut(await undoOf(world, run.runId), 'undo');
    expect(world.books.records.get('customer:101')?.fields['email']).toBe('a@acme.example');
    expect(world.store.state.records.get('customer:w1')?.fields).toMatchObject({ phone: '555' });
  });

  test('a record that came back and was edited since does not go away again', async () => {
    const world = await linkedWorld();
    const there = { kind: 'customer', id: '101' } as const;
    world.books.edit(there, { fields: acme, life: 'inactive' });
    world.observe();
    await world.sync();
    world.books.edit(there, { fields: acme, life: 'live' });
    world.observe();
    const run = await world.sync();
    expect(told(await undoOf(world, run.runId))).toEqual(['Acme: undone']);
    world.put('customer', 'w1', { fields: { phone: '1' } });
    const [refused] = (await undoOf(world, run.runId)).decisions;
    expect(refused).toMatchObject({
      steps: [],
      verdict: { code: 'undo-moved-on', side: 'workspace', fields: ['phone'] },
    });
  });

  test('a voided invoice cannot be brought back, and undo says so', async () => {
    const world = await linkedWorld();
    world.put('invoice', 'i1', { fields: { documentNumber: '1001', customer: 'w1', lines: [] } });
    await world.sync();
    world.put('invoice', 'i1', { life: 'voided' });
    const run = await world.sync();
    const plan = await undoOf(world, run.runId);
    expect(plan.decisions[0]?.verdict).toEqual({
      code: 'undo-impossible',
      kind: 'invoice',
      life: 'voided',
      to: 'live',
    });
  });

  test('an undo can itself be undone', async () => {
    const world = await linkedWorld();
    world.put('customer', 'w1', { fields: { email: 'new@acme.example' } });
    const run = await world.sync();
    const done = picture(world);
    const undo = await world.carryOut(await undoOf(world, run.runId), 'undo');
    await world.carryOut(await undoOf(world, undo.runId), 'undo');
    expect(picture(world)).toEqual(done);
  });
});
