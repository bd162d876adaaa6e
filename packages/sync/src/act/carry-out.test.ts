import { describe, expect, test } from 'vitest';
import { isEmptyPlan } from '../plan/plan.ts';
import { presetPolicies } from '../policy/presets.ts';
import { createWorld, type World } from '../testing/world.ts';
import type { Mishap } from '../testing/memory-books.ts';

const mirror = () => createWorld({ policies: presetPolicies('mirror') });

/** A world whose books do to each call what the list says, then behave. */
function mirrorWith(mishaps: readonly Mishap[]): World {
  const queue = [...mishaps];
  return createWorld({ policies: presetPolicies('mirror'), mishap: () => queue.shift() ?? 'none' });
}

const customers = (world: World) => [...world.store.state.records.values()].filter(({ kind }) => kind === 'customer');
const here = (world: World, id: string) => world.store.state.records.get(id);
const linkedBooksId = (world: World, id: string) => world.store.state.links.get(id)?.booksId ?? '';
const there = (world: World, id: string) =>
  world.books.records.get(`${id.split(':')[0] ?? ''}:${linkedBooksId(world, id)}`);

async function expectConverged(world: World): Promise<void> {
  world.observe();
  const plan = world.plan();
  expect(plan.decisions.filter(({ steps }) => steps.length > 0)).toEqual([]);
  expect(isEmptyPlan(plan)).toBe(true);
  await Promise.resolve();
}

describe('bringing records in', () => {
  test('what is new there is made here and linked; a second run does nothing (I2G-11, I2G-12)', async () => {
    const world = createWorld({ policies: presetPolicies('import') });
    world.books.add('customer', { displayName: 'Acme', email: 'hello@acme.example' });
    world.books.add('item', { name: 'Pad', unitPrice: '64.50' });
    const report = await world.sync();
    expect(report.told.map(({ name, verdict }) => `${name} ${verdict.code}`)).toEqual(['Acme created', 'Pad created']);
    expect(customers(world)).toMatchObject([{ fields: { displayName: 'Acme', email: 'hello@acme.example' } }]);
    expect((await world.sync()).told).toEqual([]);
    expect(customers(world)).toHaveLength(1);
  });

  test('a child finds its parent although both are new', async () => {
    const world = createWorld({ policies: presetPolicies('import') });
    const parent = world.books.add('customer', { displayName: 'Parent' });
    world.books.add('customer', { displayName: 'Child', parent: parent.id });
    await world.sync();
    const [parentHere, childHere] = customers(world);
    expect(childHere?.fields['parent']).toBe(parentHere?.id);
    await expectConverged(world);
  });

  test('C27 one record that cannot come in takes none of its batch with it', async () => {
    const world = createWorld({ policies: presetPolicies('import') });
    for (const name of ['Acme', 'Beta', 'Gamma']) world.books.add('customer', { displayName: name });
    world.observe();
    const plan = world.plan();
    // Somebody links one of them by hand before the plan is carried out.
    world.put('customer', 'by-hand', { fields: { displayName: 'Beta' } });
    const base = { life: 'live', fields: { displayName: 'Beta' } } as const;
    const link = { kind: 'customer', workspaceId: 'by-hand', booksId: '102', base, lineIds: {} } as const;
    world.store.state.links.set('customer:by-hand', link);
    const report = await world.carryOut(plan);
    expect(report.told.map(({ name, verdict }) => `${name} ${verdict.code}`)).toEqual([
      'Acme created',
      'Gamma created',
      'Beta unchanged',
    ]);
    expect(customers(world)).toHaveLength(3);
  });

  test('a deleted import stays away (I2G-13), until it is made again by hand (I2G-14)', async () => {
    const world = createWorld({ policies: presetPolicies('import') });
    world.books.add('customer', { displayName: 'Acme' });
    await world.sync();
    world.put('customer', customers(world)[0]?.id ?? '', { life: 'deleted' });
    await world.sync();
    await world.sync();
    expect(customers(world).filter(({ life }) => life === 'live')).toEqual([]);
    world.put('customer', 'by-hand', { fields: { displayName: 'Acme' } });
    await world.sync();
    expect(linkedBooksId(world, 'customer:by-hand')).toBe('101');
    expect(world.store.state.tombstones.size).toBe(0);
  });
});

describe('sending records out', () => {
  test('C34 what is new here is created there once, in batches of at most thirty', async () => {
    const world = mirror();
    for (let at = 0; at < 65; at += 1) world.put('customer', `w${at}`, { fields: { displayName: `Customer ${at}` } });
    await world.sync();
    expect(world.books.calls.map(call => call.commands.length)).toEqual([30, 30, 5]);
    expect(world.books.records.size).toBe(65);
    await expectConverged(world);
  });

  test('a parent is created in an earlier batch than its child', async () => {
    const world = mirror();
    world.put('customer', 'child', { fields: { displayName: 'Child', parent: 'parent' } });
    world.put('customer', 'parent', { fields: { displayName: 'Parent' } });
    await world.sync();
    expect(world.books.calls).toHaveLength(2);
    expect(there(world, 'customer:child')?.fields['parent']).toBe(linkedBooksId(world, 'customer:parent'));
    await expectConverged(world);
  });

  test('what the books make of a value comes in with the answer, and is not sent again', async () => {
    const compute = ({ fields }: { fields: Record<string, unknown> }) => ({
      ...fields,
      displayName: 'ACME Ltd.',
      balance: '0.00',
    });
    const world = createWorld({ policies: presetPolicies('mirror'), compute: compute });
    world.put('customer', 'w1', { fields: { displayName: 'Acme' } });
    await world.sync();
    expect(here(world, 'customer:w1')?.fields).toMatchObject({ displayName: 'ACME Ltd.', balance: '0' });
    await expectConverged(world);
  });

  test('an edit made here while the write was on its way is kept and sent next', async () => {
    const world: World = createWorld({
      policies: presetPolicies('mirror'),
      mishap: () => {
        if (world.books.calls.length === 1) world.put('customer', 'w1', { fields: { email: 'new@acme.example' } });
        return 'none';
      },
    });
    world.put('customer', 'w1', { fields: { displayName: 'Acme', email: 'old@acme.example' } });
    await world.sync();
    expect(here(world, 'customer:w1')?.fields['email']).toBe('new@acme.example');
    expect(there(world, 'customer:w1')?.fields['email']).toBe('old@acme.example');
    await world.sync();
    expect(there(world, 'customer:w1')?.fields['email']).toBe('new@acme.example');
    await expectConverged(world);
  });

  test('a record that changed there meanwhile is read again and merged, never overwritten (C42, C43)', async () => {
    const world = mirror();
    world.put('customer', 'w1', { fields: { displayName: 'Acme', email: 'old@acme.example', phone: '1' } });
    await world.sync();
    world.put('customer', 'w1', { fields: { email: 'new@acme.example' } });
    world.observe();
    const plan = world.plan();
    const held = there(world, 'customer:w1');
    world.books.edit({ kind: 'customer', id: held?.id ?? '' }, { fields: { ...held?.fields, phone: '2' } });
    await world.carryOut(plan);
    expect(there(world, 'customer:w1')?.fields).toMatchObject({ email: 'new@acme.example', phone: '2' });
    expect(here(world, 'customer:w1')?.fields).toMatchObject({ email: 'new@acme.example', phone: '2' });
    await expectConverged(world);
  });

  test('C27 a refusal leaves one record with a problem and the others written', async () => {
    const world = mirror();
    world.books.add('customer', { displayName: 'Acme' });
    world.put('customer', 'w1', { fields: { displayName: 'Other' } });
    world.put('customer', 'w2', { fields: { displayName: 'acme' } });
    // The clash is not known before the write: the mirror has not seen the other Acme yet.
    const report = await world.carryOut(world.plan());
    expect(report.told.map(({ name, verdict }) => `${name} ${verdict.code}`)).toEqual([
      'Other created',
      'acme refused',
    ]);
    expect(world.store.state.links.size).toBe(1);
  });
});

describe('bad luck', () => {
  test.each([
    ['lost before the books saw it', ['lost before']],
    ['lost after the books did it', ['lost after']],
    ['lost twice', ['lost after', 'lost before']],
  ] as const)('an answer %s creates nothing twice (C01, C05)', async (_, mishaps) => {
    const world = mirrorWith(mishaps);
    world.put('customer', 'w1', { fields: { displayName: 'Acme' } });
    await world.sync();
    expect(world.books.records.size).toBe(1);
    await expectConverged(world);
  });

  test('an outcome that stays unknown ends the run; the next run finds out before it writes anything else', async () => {
    const world = mirrorWith(['lost after', 'lost before', 'lost before']);
    world.put('customer', 'w1', { fields: { displayName: 'Acme' } });
    const report = await world.sync();
    expect([report.ended, report.told.map(({ verdict }) => verdict.code)]).toEqual(['unknown', ['outcome-unknown']]);
    world.put('customer', 'w2', { fields: { displayName: 'Other' } });
    await world.sync();
    const [first, , , again] = world.books.calls;
    expect(again).toEqual(first);
    expect(world.books.records.size).toBe(2);
    await expectConverged(world);
  });

  test('a dead connection stops the run, closes what was not sent, and everything is sent later under a new id', async () => {
    const world = mirrorWith(['down']);
    world.put('customer', 'w1', { fields: { displayName: 'Acme' } });
    world.put('item', 'i1', { fields: { name: 'Pad' } });
    const report = await world.sync();
    expect(report.ended).toBe('down');
    expect(report.told.map(({ verdict }) => verdict.code)).toEqual(['connection-down', 'connection-down']);
    await world.sync();
    expect(world.books.records.size).toBe(2);
    expect(new Set(world.books.calls.map(call => call.requestId)).size).toBe(world.books.calls.length);
    const generations = [...world.store.state.journal.values()].map(entry => entry.remote?.generation);
    expect(generations).toEqual([1, 2, 1]);
    await expectConverged(world);
  });

  test('a lost answer followed by a dead connection is not taken for "not sent": nothing is created twice', async () => {
    const world = mirrorWith(['lost after', 'down', 'down']);
    world.put('invoice', 'i1', { fields: { documentNumber: '1001', lines: [] } });
    expect((await world.sync()).ended).toBe('down');
    expect((await world.sync()).ended).toBe('down');
    await world.sync();
    expect(world.books.records.size).toBe(1);
    await expectConverged(world);
  });

  test('a record deleted here while it was being created there is removed there next', async () => {
    const world: World = createWorld({
      policies: presetPolicies('mirror'),
      mishap: () => {
        if (world.books.calls.length === 1) world.put('customer', 'w1', { life: 'deleted' });
        return 'none';
      },
    });
    world.put('customer', 'w1', { fields: { displayName: 'Acme' } });
    await world.sync();
    await world.sync();
    expect(world.books.records.get('customer:101')?.life).toBe('inactive');
    await expectConverged(world);
  });

  test('C03 a plan that was carried out already does nothing the second time', async () => {
    const world = mirror();
    world.put('customer', 'w1', { fields: { displayName: 'Acme' } });
    world.books.add('customer', { displayName: 'Beta' });
    world.observe();
    const plan = world.plan();
    await world.carryOut(plan);
    await world.carryOut(plan);
    expect(world.books.records.size).toBe(2);
    expect(customers(world)).toHaveLength(2);
  });
});

describe('documents', () => {
  const invoice = {
    documentNumber: '1001',
    customer: 'c1',
    lines: [
      { key: 'a', fields: { kind: 'sale', item: 'i1', quantity: '2', unitPrice: '64.5', amount: '129' } },
      { key: 'b', fields: { kind: 'sale', item: 'i1', quantity: '1', unitPrice: '10', amount: '10' } },
    ],
  };

  async function worldWithInvoice(): Promise<World> {
    const world = mirror();
    world.put('customer', 'c1', { fields: { displayName: 'Acme' } });
    world.put('item', 'i1', { fields: { name: 'Pad' } });
    world.put('invoice', 'inv', { fields: invoice });
    await world.sync();
    return world;
  }

  test('an invoice goes out after its customer and items, with their ids', async () => {
    const world = await worldWithInvoice();
    const sent = there(world, 'invoice:inv');
    expect(sent?.fields['customer']).toBe(linkedBooksId(world, 'customer:c1'));
    expect(sent?.fields['lines']).toMatchObject([
      { key: '1', fields: { item: linkedBooksId(world, 'item:i1'), amount: '129' } },
      { key: '2', fields: { amount: '10' } },
    ]);
    expect(world.store.state.links.get('invoice:inv')?.lineIds).toEqual({ a: '1', b: '2' });
    await expectConverged(world);
  });

  test('lines edited on both sides merge by identity, not by position', async () => {
    const world = await worldWithInvoice();
    const sent = there(world, 'invoice:inv');
    const [first, second] = sent?.fields['lines'] as typeof invoice.lines;
    if (sent === undefined || first === undefined || second === undefined) throw new Error('fixture');
    const added = { key: '7', fields: { ...first.fields, amount: '5', description: 'Their line' } };
    const edited = { ...first, fields: { ...first.fields, description: 'Theirs' } };
    world.books.edit(sent, {
      fields: {
        ...sent.fields,
        lines: [added, second, edited],
      },
    });
    const [mine, other] = invoice.lines;
    if (mine === undefined || other === undefined) throw new Error('fixture');
    world.put('invoice', 'inv', { fields: { lines: [{ ...mine, fields: { ...mine.fields, amount: '130' } }, other] } });
    await world.sync();
    const merged = there(world, 'invoice:inv')?.fields['lines'];
    expect(merged).toMatchObject([
      { key: '7', fields: { description: 'Their line' } },
      { key: '2', fields: { amount: '10' } },
      { key: '1', fields: { amount: '130', description: 'Theirs' } },
    ]);
    await expectConverged(world);
  });

  test('voided there: voided here, figures kept for reading, and nothing goes back', async () => {
    const world = await worldWithInvoice();
    const sent = there(world, 'invoice:inv');
    if (sent === undefined) throw new Error('fixture');
    world.books.edit(sent, { life: 'voided', fields: { ...sent.fields, lines: [], total: '0' } });
    await world.sync();
    expect(here(world, 'invoice:inv')).toMatchObject({ life: 'voided', fields: { lines: invoice.lines } });
    await expectConverged(world);
  });

  test('voided here: voided there', async () => {
    const world = await worldWithInvoice();
    world.put('invoice', 'inv', { life: 'voided' });
    await world.sync();
    expect(there(world, 'invoice:inv')?.life).toBe('voided');
    await expectConverged(world);
  });

  test('deleted here: deleted there and buried', async () => {
    const world = await worldWithInvoice();
    const booksId = linkedBooksId(world, 'invoice:inv');
    world.put('invoice', 'inv', { life: 'deleted' });
    await world.sync();
    expect(world.books.records.get(`invoice:${booksId}`)?.life).toBe('deleted');
    expect(world.store.state.tombstones.has(`invoice:${booksId}`)).toBe(true);
    await expectConverged(world);
  });

  test('a payment follows its invoice, allocation and all', async () => {
    const world = await worldWithInvoice();
    const allocations = [{ key: 'p', fields: { invoice: 'inv', creditMemo: null, amount: '139' } }];
    world.put('payment', 'pay', { fields: { reference: '5190', customer: 'c1', total: '139', allocations } });
    await world.sync();
    expect(there(world, 'payment:pay')?.fields['allocations']).toMatchObject([
      { fields: { invoice: linkedBooksId(world, 'invoice:inv'), amount: '139' } },
    ]);
    await expectConverged(world);
  });
});
