import {
  applyPlan,
  createCustomer,
  listPlanSteps,
  listRuns,
  readCustomer,
  readPlan,
  readRun,
  sendInvoice,
  undoRun,
  updateCustomer,
  type Plan,
  type PlanStep,
  type Run,
} from '@tieout/api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { customersOf, importAll } from '../../apps/server/src/testing/import-lists.ts';
import { freshName, postInvoiceOf } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench();
});
afterAll(() => bench.close());
afterEach(() => bench.leaveCompanies());

const poll = { timeout: 15_000, interval: 25 };

async function connect(preset: 'mirror' | 'import'): Promise<void> {
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId, preset);
}

const now = (customerId: string) => bench.owner.call(readCustomer, { params: { customerId } });
const becomes = (id: string, expected: object) => expect.poll(() => now(id), poll).toMatchObject(expected);

async function readThere(id: string): Promise<Readonly<Record<string, unknown>>> {
  return (await bench.inBooks(realmId, `customer/${id}`))['Customer'] as Readonly<Record<string, unknown>>;
}

async function shared(phone: string): Promise<{ readonly id: string; readonly there: string }> {
  const { id } = await bench.owner.call(createCustomer, { body: { displayName: freshName('Quay'), phone } });
  await becomes(id, { sync: { mark: 'in-step' } });
  return { id, there: (await now(id)).sync.booksId ?? '' };
}

async function edit(id: string, body: object): Promise<void> {
  const { version } = await now(id);
  await bench.owner.call(updateCustomer, { params: { customerId: id }, body }, { version });
}

async function lastRun(kind: Run['kind']): Promise<Run> {
  const { rows } = await bench.owner.call(listRuns, { query: { connectionId, kind } });
  const [run] = rows;
  if (run === undefined) throw new Error('Nothing was carried out.');
  return run;
}

interface Undoing {
  readonly plan: Plan;
  readonly steps: readonly PlanStep[];
}

/** The plan that takes a run back, as the page shows it. */
async function planUndo(run: Run): Promise<Undoing> {
  const { id } = await bench.owner.call(undoRun, { params: { runId: run.id } });
  const read = () => bench.owner.call(readPlan, { params: { planId: id } });
  await expect.poll(async () => (await read()).state, poll).toBe('ready');
  const { rows } = await bench.owner.call(listPlanSteps, { params: { planId: id }, query: { limit: 500 } });
  return { plan: await read(), steps: rows };
}

async function apply({ id }: Plan): Promise<Run> {
  await bench.owner.call(applyPlan, { params: { planId: id } });
  const read = () => bench.owner.call(readPlan, { params: { planId: id } });
  await expect.poll(async () => (await read()).state, poll).toBe('applied');
  return bench.owner.call(readRun, { params: { runId: (await read()).runId ?? '' } });
}

describe('B03 undo of what was sent', () => {
  test('puts both sides back, after it was shown first', async () => {
    await connect('mirror');
    const { id, there } = await shared('1');
    await edit(id, { phone: '2' });
    await expect.poll(() => readThere(there), poll).toMatchObject({ PrimaryPhone: { FreeFormNumber: '2' } });
    await becomes(id, { sync: { mark: 'in-step' } });
    const { plan, steps } = await planUndo(await lastRun('sync'));
    expect(plan).toMatchObject({ kind: 'undo', counts: { do: 1, ticked: 1 } });
    expect(steps).toMatchObject([
      { action: 'update', sides: ['books'], changes: [{ field: 'phone', from: '2', to: '1' }] },
    ]);
    expect(await readThere(there)).toMatchObject({ PrimaryPhone: { FreeFormNumber: '2' } });
    expect(await apply(plan)).toMatchObject({ kind: 'undo', title: 'Undo of “Changes made here”' });
    expect(await readThere(there)).toMatchObject({ PrimaryPhone: { FreeFormNumber: '1' } });
  });

  test('a customer that was created there is made inactive there, and stays here', async () => {
    await connect('mirror');
    const { id, there } = await shared('1');
    const { plan, steps } = await planUndo(await lastRun('sync'));
    expect(steps).toMatchObject([{ action: 'remove', sides: ['books'] }]);
    await apply(plan);
    expect(await readThere(there)).toMatchObject({ Active: false });
    expect(await now(id)).toMatchObject({ sync: { booksId: null, mark: 'local' } });
  });

  test('leaves out what somebody changed since, and says so', async () => {
    await connect('mirror');
    const { id, there } = await shared('1');
    await edit(id, { phone: '2' });
    await expect.poll(() => readThere(there), poll).toMatchObject({ PrimaryPhone: { FreeFormNumber: '2' } });
    await becomes(id, { sync: { mark: 'in-step' } });
    const run = await lastRun('sync');
    await bench.inBooks(realmId, 'customer', {
      Id: there,
      SyncToken: (await readThere(there))['SyncToken'],
      sparse: true,
      PrimaryPhone: { FreeFormNumber: '3' },
    });
    await becomes(id, { phone: '3' });
    const { plan, steps } = await planUndo(run);
    expect(plan.counts).toMatchObject({ do: 0 });
    expect(steps).toMatchObject([{ group: 'leave', verdict: { code: 'undo-moved-on' } }]);
  });
});

test('B03 what no undo takes back is said: a document, and one that was mailed', async () => {
  await connect('mirror');
  const invoice = await postInvoiceOf(bench.owner, { total: '40' });
  const made = await planUndo(await lastRun('write'));
  expect(made.plan.counts).toMatchObject({ do: 0, leave: 1 });
  expect(made.steps).toMatchObject([{ group: 'leave', recordId: invoice.id, verdict: { code: 'undo-by-hand' } }]);
  const params = { invoiceId: invoice.id };
  await bench.owner.call(sendInvoice, { params, body: { email: 'pat@quay.example' } });
  const { steps } = await planUndo(await lastRun('write'));
  expect(steps).toMatchObject([{ verdict: { sentence: expect.stringContaining('by mail') as string } }]);
});

describe('B03 undo of an import', () => {
  test('takes away what it brought, keeps it away, and leaves what was edited since', async () => {
    await connect('import');
    const names = [freshName('Quay'), freshName('Quay')];
    for (const DisplayName of names) await bench.inBooks(realmId, 'customer', { DisplayName });
    await importAll(bench.owner, connectionId, ['customers']);
    const mine = async () => (await customersOf(bench.owner, {})).filter(one => names.includes(one.displayName));
    const [first, second] = await mine();
    await edit(second?.id ?? '', { notes: 'kept' });
    const { plan, steps } = await planUndo(await lastRun('import'));
    expect(steps.map(({ name, group }) => [name, group])).toEqual(
      expect.arrayContaining([
        [first?.displayName, 'do'],
        [second?.displayName, 'leave'],
      ]),
    );
    await apply(plan);
    expect(await mine()).toMatchObject([{ id: second?.id }]);
    await importAll(bench.owner, connectionId, ['customers']);
    expect(await mine()).toMatchObject([{ id: second?.id }]);
  });

  test('U12 leaves customers and items that documents name, and what stands above those that stay', async () => {
    await connect('import');
    const there = async (body: object): Promise<string> => {
      const { Customer } = await bench.inBooks(realmId, 'customer', body);
      return (Customer as { readonly Id: string }).Id;
    };
    const [parent, child, alone] = [freshName('Pier'), freshName('Berth'), freshName('Jetty')];
    const value = await there({ DisplayName: parent });
    const buyer = await there({ DisplayName: child, ParentRef: { value }, Job: true });
    await there({ DisplayName: alone });
    const [item, category] = [freshName('Mooring'), freshName('Services')];
    const { Item: above } = await bench.inBooks(realmId, 'item', { Name: category, Type: 'Category' });
    const ParentRef = { value: (above as { readonly Id: string }).Id };
    const account = await bench.inBooks(realmId, "query?query=select * from Account where AccountType = 'Income'");
    const [income] = (account['QueryResponse'] as { readonly Account: readonly { readonly Id: string }[] }).Account;
    const sold = { Name: item, Type: 'Service', IncomeAccountRef: { value: income?.Id }, SubItem: true, ParentRef };
    const { Item: made } = await bench.inBooks(realmId, 'item', sold);
    // Edited here since: it stays, and its parent with it.
    const [owner, edited] = [freshName('Fleet'), freshName('Barge')];
    const fleet = await there({ DisplayName: owner });
    await there({ DisplayName: edited, ParentRef: { value: fleet }, Job: true });
    const Line = [
      {
        DetailType: 'SalesItemLineDetail',
        Amount: 12,
        SalesItemLineDetail: { ItemRef: { value: (made as { readonly Id: string }).Id } },
      },
    ];
    await bench.inBooks(realmId, 'invoice', { CustomerRef: { value: buyer }, Line });
    await importAll(bench.owner, connectionId, ['customers', 'inventory', 'non-inventory', 'invoices']);
    const [barge] = await customersOf(bench.owner, { search: edited });
    await edit(barge?.id ?? '', { notes: 'kept' });
    const { plan, steps } = await planUndo(await lastRun('import'));
    const told = (name: string) => steps.find(step => step.name.endsWith(name))?.verdict.code;
    expect([parent, child, item, category, owner].map(told)).toEqual(Array(5).fill('undo-in-use'));
    expect([edited, alone].map(told)).toEqual(['undo-moved-on', 'undone']);
    await apply(plan);
    const left = (await customersOf(bench.owner, {})).map(({ displayName }) => displayName);
    expect(left).toEqual(expect.arrayContaining([parent, child, owner, edited]));
    expect(left).not.toContain(alone);
  });
});
