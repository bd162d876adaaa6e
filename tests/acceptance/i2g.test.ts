import {
  answerPlanSteps,
  applyPlan,
  createCustomer,
  createPlan,
  deleteCustomer,
  disconnect,
  listConnections,
  listRunSteps,
  readCustomer,
  readCustomerTimeline,
  restoreCustomer,
} from '@tieout/api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  carryOut,
  customersOf,
  importAll,
  itemsOf,
  makePlan,
  stepNamed,
  stepsOf,
  waitForPlan,
} from '../../apps/server/src/testing/import-lists.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  // Without webhooks: what is new there waits for the import that these promises are about.
  bench = await startBooksBench({ hasWebhooks: false });
});
afterAll(() => bench.close());

/** Each test has books and a workspace list of its own. */
beforeEach(async () => {
  const { rows } = await bench.owner.call(listConnections, {});
  for (const { id, state } of rows) {
    if (state !== 'disconnected') await bench.owner.call(disconnect, { params: { connectionId: id } });
  }
  for (const { id } of (await customersOf(bench.owner)).toReversed()) {
    await bench.owner.call(deleteCustomer, { params: { customerId: id } });
  }
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId);
});

const inBooks = (path: string, body: object) => bench.inBooks(realmId, path, body);
const owner = () => bench.owner;

async function addThere(DisplayName: string, more = {}): Promise<string> {
  const answer = await inBooks('customer', { DisplayName, ...more });
  return (answer['Customer'] as { readonly Id: string }).Id;
}

const names = async () => (await customersOf(owner())).map(customer => customer.displayName);

test('I2G-01 I2G-15 HUB-38 every customer of the books is in the ordinary list after an import', async () => {
  await addThere('Amy’s Bird Sanctuary', {
    PrimaryEmailAddr: { Address: 'amy@birds.example' },
    BillAddr: { Line1: '4581 Finch St.', City: 'Bayshore', CountrySubDivisionCode: 'CA', PostalCode: '94326' },
  });
  await addThere('Bill’s Windsurf Shop');
  const run = await importAll(owner(), connectionId, ['customers']);
  expect(run).toMatchObject({ kind: 'import', state: 'finished', counts: { create: 2 } });
  expect(await names()).toEqual(['Amy’s Bird Sanctuary', 'Bill’s Windsurf Shop']);
  const [amy] = await customersOf(owner());
  expect(amy).toMatchObject({
    email: 'amy@birds.example',
    billingAddress: { line1: '4581 Finch St.', city: 'Bayshore', region: 'CA', postalCode: '94326' },
    sync: { mark: 'in-step' },
  });
  expect(amy?.sync.booksUrl).toContain('/app/customerdetail?nameId=');
});

test('I2G-02 HUB-39 products and services come in with kind, price and account', async () => {
  const { IncomeAccountRef } = { IncomeAccountRef: { value: await incomeAccount() } };
  await inBooks('item', { Name: 'Design', Type: 'Service', UnitPrice: 75.5, Sku: 'D-1', IncomeAccountRef });
  await importAll(owner(), connectionId, ['non-inventory']);
  const design = (await itemsOf(owner(), { search: 'Design' }))[0];
  expect(design).toMatchObject({ kind: 'service', unitPrice: '75.5', sku: 'D-1', sync: { mark: 'in-step' } });
  expect(design?.incomeAccount?.id).toBe(IncomeAccountRef.value);
});

async function incomeAccount(): Promise<string> {
  const answer = await bench.inBooks(realmId, "query?query=select * from Account where AccountType = 'Income'");
  const found = answer['QueryResponse'] as { readonly Account: readonly { readonly Id: string }[] };
  return found.Account[0]?.Id ?? '';
}

test('I2G-04 I2G-05 each category is imported on its own and touches only itself', async () => {
  await addThere('Only a customer');
  await inBooks('item', { Name: 'Only an item', Type: 'Service', IncomeAccountRef: { value: await incomeAccount() } });
  const plan = await makePlan(owner(), connectionId, ['non-inventory']);
  const steps = await stepsOf(owner(), plan.id);
  expect(new Set(steps.map(step => step.category))).toEqual(new Set(['non-inventory']));
  await carryOut(owner(), plan.id);
  expect(await names()).toEqual([]);
});

test('I2G-10 I2G-19 U05 a customer of the same name is left alone, untouched, and the plan says why', async () => {
  const body = { displayName: 'amy’s bird sanctuary', phone: 'mine' };
  const mine = await owner().call(createCustomer, { body });
  await addThere('Amy’s Bird Sanctuary', { PrimaryPhone: { FreeFormNumber: 'theirs' } });
  const plan = await makePlan(owner(), connectionId, ['customers']);
  const step = await stepNamed(owner(), plan.id, 'amy’s bird sanctuary');
  expect(step).toMatchObject({
    group: 'leave',
    action: 'skip',
    isTicked: false,
    verdict: { code: 'same-name-exists' },
    offers: ['link'],
    recordId: mine.id,
  });
  expect(step.verdict.sentence).toContain('exists here already');
  expect(step.verdict.rule).not.toBe('');
  await carryOut(owner(), plan.id);
  const after = await owner().call(readCustomer, { params: { customerId: mine.id } });
  expect(after).toMatchObject({ version: mine.version, phone: 'mine', sync: { mark: 'local' } });
  expect(await names()).toHaveLength(1);
});

test('I2G-10 a person may link the namesakes instead; each empty side takes the filled value', async () => {
  const mine = await owner().call(createCustomer, { body: { displayName: 'Amy', phone: '111' } });
  const booksId = await addThere('Amy', { PrimaryEmailAddr: { Address: 'amy@birds.example' } });
  const plan = await makePlan(owner(), connectionId, ['customers']);
  const step = await stepNamed(owner(), plan.id, 'Amy');
  const answer = { kind: 'link', recordId: mine.id } as const;
  const answered = await owner().call(answerPlanSteps, {
    params: { planId: plan.id },
    body: { steps: { ids: [step.id] }, answer },
  });
  expect(answered.counts.ticked).toBe(plan.counts.ticked + 1);
  await carryOut(owner(), plan.id);
  const linked = await owner().call(readCustomer, { params: { customerId: mine.id } });
  expect(linked).toMatchObject({ phone: '111', email: 'amy@birds.example', sync: { mark: 'in-step', booksId } });
});

test('I2G-11 I2G-12 U04 a second import brings in only what is new, and never a duplicate', async () => {
  await addThere('First');
  await importAll(owner(), connectionId);
  const before = await names();
  const again = await importAll(owner(), connectionId);
  expect(again.counts).toEqual({});
  expect(await names()).toEqual(before);
  await addThere('Second');
  const third = await importAll(owner(), connectionId);
  expect(third.counts).toEqual({ create: 1 });
  expect(await names()).toEqual([...before, 'Second'].sort());
});

test('I2G-13 U06 C48 a customer deleted here is not brought back, and the verdict says when it was deleted', async () => {
  await addThere('Gone');
  await importAll(owner(), connectionId, ['customers']);
  const [gone] = await customersOf(owner());
  await owner().call(deleteCustomer, { params: { customerId: gone?.id ?? '' } });
  const plan = await makePlan(owner(), connectionId, ['customers']);
  const step = await stepNamed(owner(), plan.id, 'Gone');
  expect(step).toMatchObject({ group: 'leave', verdict: { code: 'deleted-here' }, offers: ['restore'] });
  expect(step.verdict.sentence).toMatch(/You deleted it here on \d{4}-\d\d-\d\d/);
  await carryOut(owner(), plan.id);
  expect(await names()).toEqual([]);
});

test('I2G-14 a deleted customer can be made again by hand, and is then the same one', async () => {
  const booksId = await addThere('Phoenix');
  await importAll(owner(), connectionId, ['customers']);
  const [old] = await customersOf(owner());
  await owner().call(deleteCustomer, { params: { customerId: old?.id ?? '' } });
  const made = await owner().call(createCustomer, { body: { displayName: 'Phoenix' } });
  await importAll(owner(), connectionId, ['customers']);
  const linked = await owner().call(readCustomer, { params: { customerId: made.id } });
  expect(linked.sync).toMatchObject({ mark: 'in-step', booksId });
  expect(await names()).toEqual(['Phoenix']);
});

test('I2G-20 U06 restore brings a deleted customer back with QuickBooks’ present values', async () => {
  const booksId = await addThere('Back again', { Notes: 'old' });
  await importAll(owner(), connectionId, ['customers']);
  const customerId = (await customersOf(owner()))[0]?.id ?? '';
  await owner().call(deleteCustomer, { params: { customerId } });
  await inBooks('customer', { Id: booksId, SyncToken: '0', sparse: true, Notes: 'new' });
  await makePlan(owner(), connectionId, ['customers']);
  const restored = await owner().call(restoreCustomer, { params: { customerId } });
  expect(restored).toMatchObject({ isActive: true, notes: 'new', sync: { mark: 'in-step', booksId } });
  const timeline = await owner().call(readCustomerTimeline, { params: { customerId } });
  expect(timeline.rows.map(entry => entry.kind)).toEqual(['restored', 'deleted', 'create']);
});

test('I2G-20 the plan offers restore beside the deleted ones', async () => {
  await addThere('Offered');
  await importAll(owner(), connectionId, ['customers']);
  const customerId = (await customersOf(owner()))[0]?.id ?? '';
  await owner().call(deleteCustomer, { params: { customerId } });
  const plan = await makePlan(owner(), connectionId, ['customers']);
  const { id } = await stepNamed(owner(), plan.id, 'Offered');
  await owner().call(answerPlanSteps, {
    params: { planId: plan.id },
    body: { steps: { ids: [id] }, answer: { kind: 'restore' } },
  });
  const run = await carryOut(owner(), plan.id);
  expect(run.counts).toEqual({ restore: 1 });
  expect(await owner().call(readCustomer, { params: { customerId } })).toMatchObject({ isActive: true });
});

describe('what is looked at', () => {
  test('B15 C26 every record of the books has a verdict with its rule', async () => {
    await addThere('A');
    const gone = await addThere('B');
    await inBooks('customer', { Id: gone, SyncToken: '0', sparse: true, Active: false });
    const plan = await makePlan(owner(), connectionId, ['customers']);
    const steps = await stepsOf(owner(), plan.id);
    expect(steps.map(step => [step.name, step.verdict.code])).toEqual([
      ['A', 'created'],
      ['B', 'inactive-there'],
    ]);
    expect(plan.counts).toEqual({ do: 1, leave: 1, decide: 0, ticked: 1 });
    for (const step of steps) expect([step.verdict.sentence, step.verdict.rule]).not.toContain('');
  });

  test('sub-customers come in below their parents, in whatever order they were made', async () => {
    const parent = await addThere('Zebra Group');
    const child = await addThere('Branch', { Job: true, ParentRef: { value: parent } });
    await addThere('Attic', { Job: true, ParentRef: { value: child } });
    await importAll(owner(), connectionId, ['customers']);
    expect((await customersOf(owner())).map(customer => customer.fullName)).toEqual([
      'Zebra Group',
      'Zebra Group:Branch',
      'Zebra Group:Branch:Attic',
    ]);
  });

  test('a child whose parent is not ticked stands at the top until the parent is imported', async () => {
    const parent = await addThere('Parent');
    await addThere('Child', { Job: true, ParentRef: { value: parent } });
    const plan = await makePlan(owner(), connectionId, ['customers']);
    const { id } = await stepNamed(owner(), plan.id, 'Parent');
    const body = { steps: { ids: [id] }, answer: { kind: 'tick' as const, isTicked: false } };
    await owner().call(answerPlanSteps, { params: { planId: plan.id }, body });
    await carryOut(owner(), plan.id);
    expect((await customersOf(owner())).map(customer => customer.fullName)).toEqual(['Child']);
    await importAll(owner(), connectionId, ['customers']);
    expect((await customersOf(owner())).map(customer => customer.fullName)).toEqual(['Parent', 'Parent:Child']);
  });

  test('B09 two records here that could be the same are never guessed: a person chooses', async () => {
    const one = await owner().call(createCustomer, { body: { displayName: 'Twin' } });
    await owner().call(createCustomer, { body: { displayName: 'Twin' } });
    await addThere('Twin');
    const plan = await makePlan(owner(), connectionId, ['customers']);
    const step = await stepNamed(owner(), plan.id, 'Twin');
    expect(step).toMatchObject({ group: 'decide', action: 'decide', verdict: { code: 'several-candidates' } });
    expect(step.candidates).toHaveLength(2);
    expect(step.candidates[0]).toMatchObject({ score: 80, reason: 'name' });
    const body = { steps: { ids: [step.id] }, answer: { kind: 'link' as const, recordId: one.id } };
    await owner().call(answerPlanSteps, { params: { planId: plan.id }, body });
    await carryOut(owner(), plan.id);
    expect(await owner().call(readCustomer, { params: { customerId: one.id } })).toMatchObject({
      sync: { mark: 'in-step' },
    });
    expect(await names()).toEqual(['Twin', 'Twin']);
  });

  test('I2G-10 U33 a name that was taken here since the plan was made is left alone, and the run says so of it', async () => {
    for (const name of ['Amy’s Bird Sanctuary', 'Bill’s Windsurf Shop', 'Cool Cars']) await addThere(name);
    const plan = await makePlan(owner(), connectionId, ['customers']);
    await owner().call(createCustomer, { body: { displayName: 'Bill’s Windsurf Shop', email: 'ours@mail.example' } });
    const { id: runId } = await carryOut(owner(), plan.id);
    const { rows } = await owner().call(listRunSteps, { params: { runId } });
    expect(rows.map(({ action, name, outcome }) => [action, name, outcome]).toSorted()).toEqual([
      ['create', 'Amy’s Bird Sanctuary', 'done'],
      ['create', 'Cool Cars', 'done'],
      ['skip', 'Bill’s Windsurf Shop', 'refused'],
    ]);
    expect(rows.find(({ action }) => action === 'skip')?.sentence).toContain('since the plan was made');
    expect(await names()).toEqual(['Amy’s Bird Sanctuary', 'Bill’s Windsurf Shop', 'Cool Cars']);
    expect((await customersOf(owner()))[1]).toMatchObject({ email: 'ours@mail.example' });
  });

  test('a preview writes nothing, on either side', async () => {
    await addThere('Untouched');
    const before = await bench.emulator.control('GET', `/companies/${realmId}`);
    await makePlan(owner(), connectionId);
    expect(await bench.emulator.control('GET', `/companies/${realmId}`)).toEqual(before);
    expect(await names()).toEqual([]);
  });
});

describe('bad luck', () => {
  test('two tabs press Import at once: one wins, the other hears that an import is running', async () => {
    for (const name of ['A', 'B', 'C']) await addThere(name);
    const plan = await makePlan(owner(), connectionId, ['customers']);
    const press = () => owner().call(applyPlan, { params: { planId: plan.id } });
    const results = await Promise.allSettled([press(), press(), press()]);
    const refused = results.filter(result => result.status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) {
      expect(['import-running', 'plan-changed']).toContain((reason as { problem: { code: string } }).problem.code);
    }
    await waitForPlan(owner(), plan.id);
    expect(await names()).toEqual(['A', 'B', 'C']);
  });

  test('two plans at once are one too many', async () => {
    const body = { connectionId, categories: ['customers' as const] };
    const results = await Promise.allSettled([owner().call(createPlan, { body }), owner().call(createPlan, { body })]);
    const made = results.filter(result => result.status === 'fulfilled');
    for (const { value } of made) await waitForPlan(owner(), value.id);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ problem: { code: 'import-running' } });
      }
    }
    expect(made.length).toBeGreaterThan(0);
  });

  test('C51 QuickBooks failing now and then while lists are read costs time, nothing else', async () => {
    for (const name of ['A', 'B', 'C']) await addThere(name);
    await bench.fault({ match: { path: '*/query' }, effect: 'status', status: 503, body: 'busy', times: 1 });
    await bench.fault({
      match: { path: '*/query' },
      effect: 'status',
      status: 500,
      body: '<html>oops</html>',
      times: 1,
    });
    await importAll(owner(), connectionId, ['customers']).finally(() => bench.clearFaults());
    expect(await names()).toEqual(['A', 'B', 'C']);
  });

  test('U33 C26 every imported record stands in the journal of the run', async () => {
    await addThere('Noted');
    const run = await importAll(owner(), connectionId, ['customers']);
    const steps = await owner().call(listRunSteps, { params: { runId: run.id } });
    expect(steps.rows).toMatchObject([{ action: 'create', side: 'here', name: 'Noted', outcome: 'done' }]);
    // One page of customers: the plan read it, and the run tells what it cost.
    expect(run.calls).toEqual({ total: 1, metered: 1 });
  });

  test('5,000-character notes, emoji and CSV-like junk come in as they are', async () => {
    const junk = '=cmd|"/C calc"!A0,\'";--';
    await addThere(`Emoji 🐦 ${junk}`, { Notes: 'n'.repeat(2000) });
    await importAll(owner(), connectionId, ['customers']);
    expect(await names()).toEqual([`Emoji 🐦 ${junk}`]);
  });
});
