import { expect, test } from 'vitest';
import type { ConflictRule } from '../policy/policy.ts';
import { presetPolicies } from '../policy/presets.ts';
import { isLines, type LineValue } from '../record/field-value.ts';
import { createWorld, type World } from '../testing/world.ts';

const line = (key: string, amount: string, item: string): LineValue => ({
  key,
  fields: { kind: 'sale', quantity: '1', unitPrice: amount, item },
});

/** An invoice of two lines, of which the first names an item of its own; `there` are the books' ids of the items. */
async function worldWithInvoice(conflict: ConflictRule = 'books-win') {
  const mirror = presetPolicies('mirror');
  const world = createWorld({ policies: { ...mirror, invoice: { ...mirror.invoice, conflict } } });
  world.put('customer', 'acme', { fields: { displayName: 'Acme' } });
  for (const name of ['hours', 'days', 'travel']) world.put('item', name, { fields: { name } });
  world.put('invoice', 'inv', {
    fields: { documentNumber: '1001', customer: 'acme', lines: [line('a', '10', 'hours'), line('b', '20', 'days')] },
  });
  await world.sync();
  const links = [...world.store.state.links.values()];
  const there = (id: string): string => links.find(({ workspaceId }) => workspaceId === id)?.booksId ?? '';
  return { world, there };
}

const invoiceThere = (world: World) => {
  const invoice = [...world.books.records.values()].find(({ kind }) => kind === 'invoice');
  if (invoice === undefined) throw new Error('The books have no invoice.');
  const { lines = null } = invoice.fields;
  return { invoice, lines: isLines(lines) ? lines : [] };
};

const pricesOn = (world: World) => {
  const here = world.store.state.records.get('invoice:inv')?.fields['lines'] ?? null;
  const prices = (lines: readonly LineValue[]) => lines.map(({ fields }) => fields['unitPrice']);
  return { here: isLines(here) ? prices(here) : [], there: prices(invoiceThere(world).lines) };
};

test.each(['before the plan', 'while the write was on its way'])(
  'a line taken away here stays away when its item was merged into another one there %s',
  async moment => {
    const { world, there } = await worldWithInvoice();
    const mergeThere = () => {
      const { invoice, lines } = invoiceThere(world);
      world.books.edit({ kind: 'item', id: there('hours') }, { life: 'merged', mergedInto: there('days') });
      const moved = lines.map(each => ({ ...each, fields: { ...each.fields, item: there('days') } }));
      world.books.edit(invoice, { fields: { ...invoice.fields, lines: moved } });
    };
    world.put('invoice', 'inv', { fields: { lines: [line('b', '20', 'days')] } });
    world.observe();
    const plan = world.plan();
    mergeThere();
    if (moment === 'before the plan') await world.sync();
    else {
      world.store.state.mirror.set(`item:${there('hours')}`, itemThere(world, there('hours')));
      await world.carryOut(plan);
    }
    expect(pricesOn(world)).toEqual({ here: ['20'], there: ['20'] });
    await world.sync();
    expect(pricesOn(world)).toEqual({ here: ['20'], there: ['20'] });
  },
);

test.each(['books-win', 'ask'] as const)(
  'a line taken away here stays away when its document comes before the news that its item was merged there: %s',
  async conflict => {
    const { world, there } = await worldWithInvoice(conflict);
    const { invoice, lines } = invoiceThere(world);
    world.put('invoice', 'inv', { fields: { lines: [line('b', '20', 'days')] } });
    world.books.edit({ kind: 'item', id: there('hours') }, { life: 'merged', mergedInto: there('days') });
    const moved = lines.map(each => ({ ...each, fields: { ...each.fields, item: there('days') } }));
    world.books.edit(invoice, { fields: { ...invoice.fields, lines: moved } });
    world.store.state.mirror.set(`invoice:${invoice.id}`, invoiceThere(world).invoice);
    await world.carryOut(world.plan());
    await world.sync();
    expect(pricesOn(world)).toEqual({ here: ['20'], there: ['20'] });
  },
);

test('a line whose item was changed there by hand comes back where the books win', async () => {
  const { world, there } = await worldWithInvoice();
  const { invoice, lines } = invoiceThere(world);
  world.put('invoice', 'inv', { fields: { lines: [line('b', '20', 'days')] } });
  const changed = lines.map(each => ({ ...each, fields: { ...each.fields, item: there('travel') } }));
  world.books.edit(invoice, { fields: { ...invoice.fields, lines: changed } });
  await world.sync();
  expect(pricesOn(world)).toEqual({ here: ['10', '20'], there: ['10', '20'] });
});

function itemThere(world: World, id: string) {
  const item = world.books.records.get(`item:${id}`);
  if (item === undefined) throw new Error('The books have no such item.');
  return item;
}

test('a line added there whose item stays away from here is not taken for one taken away here', async () => {
  const { world, there } = await worldWithInvoice();
  world.put('item', 'travel', { life: 'deleted' });
  await world.sync();
  world.put('invoice', 'inv', { fields: { lines: [line('a', '11', 'hours'), line('b', '20', 'days')] } });
  world.observe();
  const plan = world.plan();
  const { invoice, lines } = invoiceThere(world);
  const added = [...lines, { ...line('', '30', there('travel')) }];
  world.books.edit(invoice, { fields: { ...invoice.fields, lines: added } });
  // Stale: what was added there meanwhile is seen only when the write is refused.
  await world.carryOut(plan);
  for (let round = 0; round < 3; round += 1) await world.sync();
  expect(pricesOn(world)).toEqual({ here: ['11', '20'], there: ['11', '20', '30'] });
  const decision = world.plan().decisions.find(({ key }) => key.kind === 'invoice');
  expect(decision?.verdict).toMatchObject({ code: 'reference-not-linked' });
});
