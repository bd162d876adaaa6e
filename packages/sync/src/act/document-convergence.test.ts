import { decimal, sum } from '@tieout/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFragileWorld, type FragileWorld, type Trouble } from '../testing/fragile-world.ts';
import { presetPolicies } from '../policy/presets.ts';
import { conflictRules, type ConflictRule, type PolicySet } from '../policy/policy.ts';
import { isLines, type Fields, type LineValue, type Side } from '../record/field-value.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import { recordKinds } from '../record/record-kind.ts';

/** What happens to the invoices of one customer, on either side. */
type Happening =
  | { readonly kind: 'create'; readonly side: Side; readonly number: number; readonly amounts: readonly string[] }
  | {
      readonly kind: 'edit line' | 'remove line';
      readonly side: Side;
      readonly pick: number;
      readonly line: number;
      readonly amount: string;
    }
  | {
      readonly kind: 'add line';
      readonly side: Side;
      readonly pick: number;
      readonly line: number;
      readonly amount: string;
    }
  | { readonly kind: 'void' | 'delete'; readonly side: Side; readonly pick: number }
  | { readonly kind: 'sync'; readonly troubles: readonly Trouble[] };

const sides = fc.constantFrom<Side>('workspace', 'books');
const amounts = fc.constantFrom('1', '2.5', '10', '99.99');
const onLine = { side: sides, pick: fc.nat({ max: 3 }), line: fc.nat({ max: 3 }), amount: amounts };

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('create' as const), side: sides, number: fc.nat({ max: 20 }), amounts: fc.array(amounts, { maxLength: 3 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('edit line' as const, 'remove line' as const), ...onLine }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add line' as const), ...onLine }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('void' as const, 'delete' as const), side: sides, pick: fc.nat({ max: 3 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      troubles: fc.array(fc.constantFrom<Trouble>('none', 'none', 'lost before', 'lost after', 'down', 'killed'), { maxLength: 4 }),
    }),
  },
); // prettier-ignore

const linesOf = (fields: Fields): readonly LineValue[] => {
  const lines = fields['lines'] ?? null;
  return isLines(lines) ? lines : [];
};
const lineOf = (key: string, amount: string): LineValue => ({ key, fields: { kind: 'amount', amount } });
const amountOf = ({ fields: { amount } }: LineValue): string => (typeof amount === 'string' ? amount : '0');
const totalOf = (fields: Fields): string => sum(linesOf(fields).map(line => decimal(amountOf(line))));

/** The books compute the total, and empty what is voided. */
const compute = (record: BooksRecord): Fields => {
  if (record.kind !== 'invoice') return record.fields;
  const fields = record.life === 'voided' ? { ...record.fields, lines: [] } : record.fields;
  return { ...fields, total: totalOf(fields) };
};

const policiesWith = (conflict: ConflictRule): PolicySet => {
  const mirror = presetPolicies('mirror');
  return Object.fromEntries(recordKinds.map(kind => [kind, { ...mirror[kind], conflict }])) as PolicySet;
};

const invoicesHere = (world: FragileWorld) =>
  [...world.store.state.records.values()].filter(({ kind }) => kind === 'invoice');
const invoicesThere = (world: FragileWorld) =>
  [...world.books.records.values()].filter(({ kind }) => kind === 'invoice');
const pickOf = <Row extends WorkspaceRecord | BooksRecord>(rows: readonly Row[], pick: number): Row | undefined => {
  const row = rows[pick % (rows.length || 1)];
  return row?.life === 'live' ? row : undefined;
};

/** Changes an invoice on one side, as a person there would. */
function change(
  world: FragileWorld,
  what: { readonly side: Side; readonly pick: number },
  edit: (lines: readonly LineValue[]) => readonly LineValue[],
): void {
  if (what.side === 'workspace') {
    const record = pickOf(invoicesHere(world), what.pick);
    if (record !== undefined) world.put('invoice', record.id, { fields: { lines: edit(linesOf(record.fields)) } });
    return;
  }
  const record = pickOf(invoicesThere(world), what.pick);
  if (record !== undefined)
    world.books.edit(record, { fields: { ...record.fields, lines: edit(linesOf(record.fields)) } });
}

function createInvoice(world: FragileWorld, what: Extract<Happening, { readonly kind: 'create' }>): void {
  const side = what.side === 'workspace' ? 'H' : 'T';
  const documentNumber = `${side}${what.number}`;
  const known = [...invoicesHere(world), ...invoicesThere(world)].some(
    ({ fields }) => fields['documentNumber'] === documentNumber,
  );
  if (known) return;
  const isHere = what.side === 'workspace';
  const lines = what.amounts.map((amount, at) => lineOf(isHere ? `${documentNumber}-${at}` : '', amount));
  if (isHere) world.put('invoice', documentNumber, { fields: { documentNumber, customer: 'c1', lines } });
  else world.books.add('invoice', { documentNumber, customer: '101', lines });
}

function setLife(
  world: FragileWorld,
  { side, pick, kind }: Extract<Happening, { readonly kind: 'void' | 'delete' }>,
): void {
  const life = kind === 'void' ? 'voided' : 'deleted';
  const here = pickOf(invoicesHere(world), pick);
  const there = pickOf(invoicesThere(world), pick);
  if (side === 'workspace' && here !== undefined) world.put('invoice', here.id, { life });
  if (side === 'books' && there !== undefined) world.books.edit(there, { life });
}

async function happen(world: FragileWorld, what: Happening): Promise<void> {
  switch (what.kind) {
    case 'create':
      createInvoice(world, what);
      return;
    case 'edit line':
      change(world, what, lines =>
        lines.map((line, at) =>
          at === what.line ? { ...line, fields: { ...line.fields, amount: what.amount } } : line,
        ),
      );
      return;
    case 'remove line':
      change(world, what, lines => lines.filter((_, at) => at !== what.line));
      return;
    case 'add line':
      change(world, what, lines =>
        lines.toSpliced(what.line, 0, lineOf(what.side === 'workspace' ? world.newId() : '', what.amount)),
      );
      return;
    case 'void':
    case 'delete':
      setLife(world, what);
      return;
    case 'sync':
      await world.syncUnder(what.troubles);
  }
}

/** The amounts of a document in order: what people see of its lines. */
const amountsOf = (fields: Fields) => linesOf(fields).map(amountOf);

function expectAgreement(world: FragileWorld): void {
  world.observe();
  const plan = world.plan();
  expect(plan.decisions.filter(({ steps }) => steps.length > 0)).toEqual([]);
  for (const { key, verdict } of plan.decisions) {
    if (key.kind !== 'invoice' || verdict.code !== 'unchanged') continue;
    const here = world.store.state.records.get(`invoice:${key.workspaceId ?? ''}`);
    const there = world.books.records.get(`invoice:${key.booksId ?? ''}`);
    if (here?.life !== 'live' || there === undefined) continue;
    expect(amountsOf(here.fields)).toEqual(amountsOf(there.fields));
    expect(here.fields['total']).toBe(totalOf(there.fields));
  }
  const numbers = invoicesThere(world).map(({ fields }) => fields['documentNumber']);
  expect(new Set(numbers).size, 'nothing created twice there').toBe(numbers.length);
  const numbersHere = invoicesHere(world).map(({ fields }) => fields['documentNumber']);
  expect(new Set(numbersHere).size, 'nothing created twice here').toBe(numbersHere.length);
}

test('invoices edited line by line on both sides end with the same lines and the same total', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happenings, { maxLength: 25 }),
      fc.constantFrom(...conflictRules),
      async (story, conflict) => {
        const world = createFragileWorld({ policies: policiesWith(conflict), compute });
        world.put('customer', 'c1', { fields: { displayName: 'Acme' } });
        await world.sync();
        for (const what of story) await happen(world, what);
        for (let round = 0; round < 4; round += 1) await world.sync();
        expectAgreement(world);
      },
    ),
    { numRuns: 200 },
  );
});
