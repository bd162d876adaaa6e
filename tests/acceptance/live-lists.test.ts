import {
  answerPlanSteps,
  disconnect,
  listItems,
  listProblems,
  readCustomer,
  readCustomerTimeline,
  updateCustomer,
  type Connection,
  type Customer,
} from '@tieout/api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { carryOut, customersOf, importAll, makePlan, stepNamed } from '../../apps/server/src/testing/import-lists.ts';
import { addCustomer, freshName } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench();
});
afterAll(() => bench.close());
afterEach(() => bench.leaveCompanies());

const owner = () => bench.owner;
const poll = { timeout: 15_000, interval: 25 };

async function connect(preset: Connection['preset']): Promise<void> {
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId, preset);
}

async function addThere(DisplayName: string, more = {}): Promise<string> {
  const { Customer: made } = await bench.inBooks(realmId, 'customer', { DisplayName, ...more });
  return (made as { readonly Id: string }).Id;
}

async function changeThere(id: string, fields: object): Promise<void> {
  const { Customer: there } = await bench.inBooks(realmId, `customer/${id}`);
  const { SyncToken } = there as { readonly SyncToken: string };
  await bench.inBooks(realmId, 'customer', { Id: id, SyncToken, sparse: true, ...fields });
}

async function find(name: string, query = {}): Promise<Customer | undefined> {
  return (await customersOf(owner(), query)).find(({ displayName }) => displayName === name);
}

/** A customer of the books that was imported. */
async function imported(name: string): Promise<{ readonly here: Customer; readonly there: string }> {
  const there = await addThere(name);
  await importAll(owner(), connectionId, ['customers']);
  const here = await find(name);
  if (here === undefined) throw new Error(`${name} was not imported.`);
  return { here, there };
}

const now = (id: string) => owner().call(readCustomer, { params: { customerId: id } });
const becomes = (id: string, expected: object) => expect.poll(() => now(id), poll).toMatchObject(expected);
const problemsOf = async (id: string) => {
  const { rows } = await owner().call(listProblems, {});
  return rows.filter(({ recordId }) => recordId === id).map(({ cause }) => cause);
};
const lastStory = async (id: string) => {
  const { rows } = await owner().call(readCustomerTimeline, { params: { customerId: id } });
  return rows[0]?.sentence;
};

describe('I2G-21 what is new in QuickBooks', () => {
  test('comes in by itself, parents before their children', async () => {
    await connect('import');
    await importAll(owner(), connectionId);
    const [parent, child, item] = [freshName('Parent'), freshName('Child'), freshName('Repair')];
    const ParentRef = { value: await addThere(parent) };
    await addThere(child, { ParentRef, Job: true });
    const { QueryResponse } = await bench.inBooks(
      realmId,
      "query?query=select * from Account where AccountType = 'Income'",
    );
    const [account] = (QueryResponse as { readonly Account: readonly { readonly Id: string }[] }).Account;
    await bench.inBooks(realmId, 'item', {
      Name: item,
      Type: 'Service',
      UnitPrice: 12.5,
      IncomeAccountRef: { value: account?.Id },
    });
    await expect.poll(() => find(child), poll).toMatchObject({ fullName: `${parent}:${child}` });
    expect(await lastStory((await find(parent))?.id ?? '')).toBe('New in QuickBooks.');
    const items = async () => (await owner().call(listItems, { query: { limit: 500 } })).rows;
    await expect.poll(items, poll).toContainEqual(expect.objectContaining({ name: item, unitPrice: '12.5' }));
  });

  test('waits for the first import; what was left unticked then stays out, whatever happens to it there', async () => {
    await connect('import');
    const [unticked, ticked] = [freshName('Unticked'), freshName('Ticked')];
    const id = await addThere(unticked);
    await addThere(ticked);
    const plan = await makePlan(owner(), connectionId, ['customers']);
    const step = await stepNamed(owner(), plan.id, unticked);
    await owner().call(answerPlanSteps, {
      params: { planId: plan.id },
      body: { steps: { ids: [step.id] }, answer: { kind: 'tick', isTicked: false } },
    });
    await carryOut(owner(), plan.id);
    await changeThere(id, { Notes: 'changed there' });
    const late = freshName('Late');
    await addThere(late);
    await expect.poll(() => find(late), poll).toBeDefined();
    expect(await find(unticked)).toBeUndefined();
    expect(await find(ticked)).toBeDefined();
  });

  test('and has the name of a record here is left alone, or linked, as the preset says', async () => {
    for (const preset of ['import', 'sales'] as const) {
      await connect(preset);
      await importAll(owner(), connectionId, ['customers']);
      const mine = await addCustomer(owner(), freshName('Namesake'));
      await addThere(mine.displayName);
      if (preset === 'sales') await becomes(mine.id, { sync: { mark: 'in-step' } });
      else await expect.poll(() => lastStory(mine.id), poll).toContain('exists here already');
      const same = await customersOf(owner(), { search: mine.displayName });
      expect(same.map(({ id }) => id)).toEqual([mine.id]);
      await owner().call(disconnect, { params: { connectionId } });
    }
  });
});

describe('a linked customer that follows QuickBooks (preset Sales)', () => {
  test('C46 is archived when it is deactivated there, and comes back with it', async () => {
    await connect('sales');
    const { here, there } = await imported(freshName('Sleeper'));
    await changeThere(there, { Active: false });
    await becomes(here.id, { isActive: false, displayName: here.displayName });
    await changeThere(there, { Active: true, DisplayName: here.displayName });
    await becomes(here.id, { isActive: true, displayName: here.displayName, sync: { mark: 'in-step' } });
  });

  test('C35 follows a merge to the survivor; where that one is linked too, a person decides', async () => {
    await connect('sales');
    const survivorName = freshName('Survivor');
    const survivorId = await addThere(survivorName, { Notes: 'lives on' });
    const there = await addThere(freshName('Absorbed'));
    const plan = await makePlan(owner(), connectionId, ['customers']);
    const step = await stepNamed(owner(), plan.id, survivorName);
    await owner().call(answerPlanSteps, {
      params: { planId: plan.id },
      body: { steps: { ids: [step.id] }, answer: { kind: 'tick', isTicked: false } },
    });
    await carryOut(owner(), plan.id);
    const [here] = await customersOf(owner(), { search: 'Absorbed' });
    await bench.act(realmId, 'merge', { entity: 'Customer', survivorId, absorbedId: there });
    await becomes(here?.id ?? '', { displayName: survivorName, notes: 'lives on', sync: { booksId: survivorId } });
    const other = await addThere(freshName('Absorbed later'));
    await expect.poll(() => customersOf(owner(), { search: 'Absorbed' }), poll).toHaveLength(1);
    const [later] = await customersOf(owner(), { search: 'Absorbed' });
    await bench.act(realmId, 'merge', { entity: 'Customer', survivorId, absorbedId: other });
    await expect.poll(() => problemsOf(later?.id ?? ''), poll).toEqual(['merge-target-linked']);
    expect((await now(later?.id ?? '')).sync.mark).toBe('problem');
  });

  test('that was changed on both sides keeps both values, and a problem asks which one stands', async () => {
    await connect('mirror');
    const { here, there } = await imported(freshName('Contested'));
    const { version } = await now(here.id);
    await owner().call(
      updateCustomer,
      { params: { customerId: here.id }, body: { phone: '555-0100', notes: 'only here' } },
      { version },
    );
    await changeThere(there, { PrimaryPhone: { FreeFormNumber: '555-0200' }, CompanyName: 'Only there' });
    await expect.poll(() => problemsOf(here.id), poll).toEqual(['conflict']);
    expect(await now(here.id)).toMatchObject({ phone: '555-0100', notes: 'only here', companyName: 'Only there' });
    await changeThere(there, { PrimaryPhone: { FreeFormNumber: '555-0100' } });
    await expect.poll(() => problemsOf(here.id), poll).toEqual([]);
    expect(await now(here.id)).toMatchObject({ phone: '555-0100', notes: 'only here' });
  });

  test('that was changed here is not archived behind its back', async () => {
    await connect('sales');
    const { here, there } = await imported(freshName('Edited'));
    const { version } = await now(here.id);
    await owner().call(updateCustomer, { params: { customerId: here.id }, body: { notes: 'important' } }, { version });
    await changeThere(there, { Active: false });
    await expect.poll(() => problemsOf(here.id), poll).toEqual(['edit-against-deletion']);
    expect(await now(here.id)).toMatchObject({ isActive: true, notes: 'important' });
  });
});
