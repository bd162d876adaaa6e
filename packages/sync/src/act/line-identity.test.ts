import { expect, test } from 'vitest';
import { isEmptyPlan } from '../plan/plan.ts';
import { presetPolicies } from '../policy/presets.ts';
import { isLines, type Fields, type LineValue } from '../record/field-value.ts';
import { createWorld, type World } from '../testing/world.ts';

const document = { documentNumber: '1001', total: '100' };
const line = (key: string, amount: string): LineValue => ({ key, fields: { kind: 'amount', amount } });
const amountsOf = (fields: Fields | undefined) => {
  const lines = fields?.['lines'] ?? null;
  return isLines(lines) ? lines.map(({ fields: { amount } }) => amount) : [];
};
const keysOf = (fields: Fields | undefined) => {
  const lines = fields?.['lines'] ?? null;
  return isLines(lines) ? lines.map(({ key }) => key) : [];
};
const here = (world: World) => world.store.state.records.get('invoice:i1')?.fields;
const there = (world: World) =>
  world.books.records.get(`invoice:${world.store.state.links.get('invoice:i1')?.booksId ?? ''}`)?.fields;
const customer = (world: World) => world.books.add('customer', { displayName: 'Acme' }).id;

async function converge(world: World): Promise<void> {
  for (let round = 1; round <= 3; round += 1) await world.sync();
  world.observe();
  expect(isEmptyPlan(world.plan())).toBe(true);
}

/** A customer that both sides know, so that the documents can be recognised. */
async function worldWithCustomer(): Promise<{ readonly world: World; readonly here: string; readonly there: string }> {
  const world = createWorld({ policies: presetPolicies('mirror') });
  const thereId = customer(world);
  await world.sync();
  return { world, there: thereId, here: world.store.state.links.values().next().value?.workspaceId ?? '' };
}

test('two documents that meet again keep every line, although ours are still called by ids that the books have given to others', async () => {
  const { world, ...ids } = await worldWithCustomer();
  // The line in the middle was taken away here while the two were parted.
  const lines = [line('books:1', '60'), line('books:3', '40')];
  world.put('invoice', 'i1', { fields: { ...document, customer: ids.here, lines } });
  const theirs = [line('1', '60'), line('2', '30'), line('3', '10')];
  world.books.add('invoice', { ...document, customer: ids.there, lines: theirs });
  await converge(world);
  expect(amountsOf(here(world))).toEqual(['60', '30', '10']);
  expect(amountsOf(there(world))).toEqual(['60', '30', '10']);
  expect(new Set(keysOf(here(world))).size).toBe(3);
});

test('a line that the books add under an id by which we call another one is a line of its own', async () => {
  const { world, ...ids } = await worldWithCustomer();
  const lines = [line('books:2', '60'), line('books:3', '40')];
  world.put('invoice', 'i1', { fields: { ...document, customer: ids.here, lines } });
  const theirs = [line('1', '60'), line('2', '40')];
  const invoice = world.books.add('invoice', { ...document, customer: ids.there, lines: theirs });
  await converge(world);
  world.books.edit(invoice, { fields: { ...invoice.fields, lines: [...theirs, line('3', '7')] } });
  await converge(world);
  expect(amountsOf(here(world))).toEqual(['60', '40', '7']);
  world.put('invoice', 'i1', { fields: { lines: (here(world)?.['lines'] as readonly LineValue[]).slice(0, 2) } });
  await converge(world);
  expect(amountsOf(there(world))).toEqual(['60', '40']);
});

test('a document that is made there anew is sent without the line ids of its former life', async () => {
  const { world, ...ids } = await worldWithCustomer();
  const lines = [line('books:2', '60'), line('books:1', '40')];
  world.put('invoice', 'i1', { fields: { ...document, customer: ids.here, lines } });
  await converge(world);
  const [command] = world.books.calls.at(-1)?.commands ?? [];
  expect(keysOf(command?.fields)).toEqual(['', '']);
  expect(amountsOf(there(world))).toEqual(['60', '40']);
  expect(amountsOf(here(world))).toEqual(['60', '40']);
  expect(world.store.state.links.get('invoice:i1')?.lineIds).toEqual({ 'books:2': '1', 'books:1': '2' });
});
