import { expect, test } from 'vitest';
import { presetPolicies } from '../policy/presets.ts';
import { isLines, type Fields, type LineValue } from '../record/field-value.ts';
import { createWorld, type World } from '../testing/world.ts';

const line = (key: string, amount: string): LineValue => ({ key, fields: { kind: 'amount', amount } });

async function worldWithInvoice(): Promise<World> {
  const world = createWorld({ policies: presetPolicies('mirror') });
  world.put('customer', 'acme', { fields: { displayName: 'Acme' } });
  world.put('invoice', 'inv', {
    fields: { documentNumber: '1001', customer: 'acme', lines: [line('a', '10'), line('b', '20'), line('c', '30')] },
  });
  await world.sync();
  return world;
}

const amountsOf = ({ lines = null }: Fields) => (isLines(lines) ? lines.map(({ fields }) => fields['amount']) : []);
const sides = (world: World) => ({
  here: amountsOf(world.store.state.records.get('invoice:inv')?.fields ?? {}),
  there: amountsOf([...world.books.records.values()].find(({ kind }) => kind === 'invoice')?.fields ?? {}),
});

test('a conflict in one line stays a conflict when other lines of the document are written', async () => {
  const world = await worldWithInvoice();
  const there = [...world.books.records.values()].find(({ kind }) => kind === 'invoice');
  if (there === undefined) throw new Error('The books have no invoice.');
  const theirs = there.fields['lines'] ?? null;
  const edited = isLines(theirs) ? theirs.map((each, at) => (at === 0 ? line(each.key, '12') : each)) : [];
  world.books.edit(there, { fields: { ...there.fields, lines: edited } });
  world.put('invoice', 'inv', { fields: { lines: [line('a', '11'), line('b', '20')] } });
  for (let round = 0; round < 3; round += 1) await world.sync();
  expect(sides(world)).toEqual({ here: ['11', '20'], there: ['12', '20'] });
  const decision = world.plan().decisions.find(({ key }) => key.kind === 'invoice');
  expect(decision?.verdict).toMatchObject({
    code: 'conflict',
    fields: [{ field: 'lines.amount', base: '10', workspace: '11', books: '12' }],
  });
});
