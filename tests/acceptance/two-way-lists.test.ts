import {
  answerProblem,
  createCustomer,
  createItem,
  deleteCustomer,
  deleteItem,
  linkRecord,
  listConnections,
  listLinkCandidates,
  listOwed,
  listPayments,
  listProblems,
  readCustomer,
  readItem,
  readProblem,
  restoreCustomer,
  retryProblems,
  sendUnlinked,
  syncRecord,
  unlinkRecord,
  updateCustomer,
  updateItem,
  type Connection,
  type Customer,
} from '@tieout/api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { customersOf, importAll, makePlan, stepNamed } from '../../apps/server/src/testing/import-lists.ts';
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

async function connect(preset: Connection['preset'] = 'mirror'): Promise<void> {
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId, preset);
}

type There = Readonly<Record<string, unknown>> & { readonly Id: string; readonly SyncToken: string };

const readThere = async (entity: 'Customer' | 'Item' | 'Vendor', id: string): Promise<There> =>
  (await bench.inBooks(realmId, `${entity.toLowerCase()}/${id}`))[entity] as There;

async function addThere(entity: 'Customer' | 'Item' | 'Vendor', body: object): Promise<There> {
  return (await bench.inBooks(realmId, entity.toLowerCase(), body))[entity] as There;
}

async function changeThere(id: string, fields: object): Promise<void> {
  const { SyncToken } = await readThere('Customer', id);
  await bench.inBooks(realmId, 'customer', { Id: id, SyncToken, sparse: true, ...fields });
}

async function namedThere(entity: 'Customer' | 'Item', name: string): Promise<readonly There[]> {
  const field = entity === 'Customer' ? 'DisplayName' : 'Name';
  const query = encodeURIComponent(`select * from ${entity} where ${field} = '${name}'`);
  const { QueryResponse } = await bench.inBooks(realmId, `query?query=${query}`);
  return ((QueryResponse as Record<string, unknown>)[entity] ?? []) as readonly There[];
}

const now = (customerId: string): Promise<Customer> => bench.owner.call(readCustomer, { params: { customerId } });
const becomes = (id: string, expected: object) => expect.poll(() => now(id), poll).toMatchObject(expected);
const becomesThere = (id: string, expected: object) =>
  expect.poll(() => readThere('Customer', id), poll).toMatchObject(expected);

async function add(displayName: string, more = {}): Promise<Customer> {
  return bench.owner.call(createCustomer, { body: { displayName, ...more } });
}

async function edit(id: string, body: object): Promise<void> {
  const { version } = await now(id);
  await bench.owner.call(updateCustomer, { params: { customerId: id }, body }, { version });
}

/** A customer that both sides have. */
async function shared(more = {}): Promise<{ readonly id: string; readonly there: string; readonly name: string }> {
  const name = freshName('Quay');
  const { id } = await add(name, more);
  await becomes(id, { sync: { mark: 'in-step' } });
  const { sync } = await now(id);
  return { id, there: sync.booksId ?? '', name };
}

const problemsOf = async (id: string) => {
  const { rows } = await bench.owner.call(listProblems, {});
  return rows.filter(({ recordId }) => recordId === id);
};

test('C34 many that live here only are sent by one order, in batches: no person and no page waits for them', async () => {
  const many = 60;
  const names = Array.from({ length: many }, () => freshName('Quay'));
  for (const name of names) await add(name);
  await connect();
  await bench.emulator.control('DELETE', '/requests');
  const { count } = await bench.owner.call(sendUnlinked, { params: { connectionId } });
  expect(count).toBe(many);
  const inStep = async () =>
    (await customersOf(bench.owner, { mark: 'in-step' })).map(customer => customer.displayName);
  await expect.poll(inStep, poll).toEqual(expect.arrayContaining(names));
  const { requests } = (await bench.emulator.control('GET', `/requests?realmId=${realmId}`)) as {
    readonly requests: readonly { readonly method: string }[];
  };
  expect(requests.filter(({ method }) => method === 'POST').length).toBeLessThanOrEqual(many / 10);
  for (const name of names) expect(await namedThere('Customer', name)).toHaveLength(1);
});

describe('U08 BKP-01 created here', () => {
  test('a customer is in QuickBooks by itself, with its fields', async () => {
    await connect();
    const name = freshName('Quay');
    const { id } = await add(name, {
      email: 'Pat@Quay.example',
      phone: '555-0100',
      billingAddress: { line1: '1 Pier', city: 'Portland', region: 'ME', postalCode: '04101' },
    });
    await becomes(id, { sync: { mark: 'in-step' } });
    expect(await namedThere('Customer', name)).toMatchObject([
      { PrimaryEmailAddr: { Address: 'pat@quay.example' }, BillAddr: { Line1: '1 Pier', City: 'Portland' } },
    ]);
  });

  test('an item is created on the chosen income account, and the account comes back', async () => {
    await connect();
    const name = freshName('Repair');
    const made = await bench.owner.call(createItem, { body: { name, kind: 'service', unitPrice: '80' } });
    const read = () => bench.owner.call(readItem, { params: { itemId: made.id } });
    await expect
      .poll(read, poll)
      .toMatchObject({ sync: { mark: 'in-step' }, incomeAccount: { name: expect.any(String) as string } });
    expect(await namedThere('Item', name)).toMatchObject([{ Type: 'Service', UnitPrice: 80 }]);
    const { version } = await read();
    await bench.owner.call(updateItem, { params: { itemId: made.id }, body: { unitPrice: '95.50' } }, { version });
    await expect.poll(() => namedThere('Item', name), poll).toMatchObject([{ UnitPrice: 95.5 }]);
  });

  test('a parent that was never sent goes before its child', async () => {
    await connect();
    const [parentName, childName] = [freshName('Parent'), freshName('Child')];
    const parent = await add(parentName);
    const child = await add(childName, { parentId: parent.id });
    await becomes(child.id, { sync: { mark: 'in-step' } });
    const [top] = await namedThere('Customer', parentName);
    expect(await namedThere('Customer', childName)).toMatchObject([{ ParentRef: { value: top?.Id } }]);
  });

  test.each(['customer', 'item'] as const)(
    'C05 a new %s that is invoiced while it is on its way there is made once',
    async kind => {
      await connect();
      const known = kind === 'item' ? await now((await shared()).id) : undefined;
      // Both ways look there before either is done.
      await bench.fault({ match: { method: 'POST', realmId }, effect: 'slow', delayMs: 300, times: null });
      const invoice = await postInvoiceOf(bench.owner, {
        total: '40',
        ...(known !== undefined && { customer: known }),
      });
      await bench.clearFaults();
      const itemId = invoice.lines[0]?.itemId ?? '';
      const item = () => bench.owner.call(readItem, { params: { itemId } });
      expect(await namedThere('Item', (await item()).name)).toHaveLength(1);
      expect(await namedThere('Customer', invoice.customerName)).toHaveLength(1);
      await expect.poll(item, poll).toMatchObject({ sync: { mark: 'in-step' } });
      await becomes(invoice.customerId ?? '', { sync: { mark: 'in-step' } });
    },
  );
});

describe('U08 BKP-02 edited', () => {
  test('here: it is there, and the echo changes nothing', async () => {
    await connect();
    const { id, there } = await shared({ phone: '1' });
    await edit(id, { phone: '2', email: 'new@quay.example' });
    await becomesThere(there, {
      PrimaryPhone: { FreeFormNumber: '2' },
      PrimaryEmailAddr: { Address: 'new@quay.example' },
    });
    await becomes(id, { sync: { mark: 'in-step' } });
    const { version } = await now(id);
    await edit(id, { email: '' });
    await expect.poll(async () => (await readThere('Customer', there))['PrimaryEmailAddr'], poll).toBeUndefined();
    await becomes(id, { sync: { mark: 'in-step' }, version: version + 1 });
  });

  test('there: it is here', async () => {
    await connect();
    const { id, there } = await shared();
    await changeThere(there, { Notes: 'Rings twice' });
    await becomes(id, { notes: 'Rings twice', sync: { mark: 'in-step' } });
  });

  test('on both sides in different fields: both stand on both', async () => {
    await connect();
    const { id, there } = await shared();
    await changeThere(there, { Notes: 'from there' });
    await edit(id, { phone: '555' });
    await becomes(id, { notes: 'from there', phone: '555', sync: { mark: 'in-step' } });
    await becomesThere(there, { Notes: 'from there', PrimaryPhone: { FreeFormNumber: '555' } });
  });
});

describe('BKP-03 deleted', () => {
  test('C48 here: inactive there, and it does not come back', async () => {
    await connect();
    const { id, there } = await shared();
    await bench.owner.call(deleteCustomer, { params: { customerId: id } });
    await becomesThere(there, { Active: false });
    await importAll(bench.owner, connectionId, ['customers']);
    expect((await customersOf(bench.owner, {})).map(customer => customer.id)).not.toContain(id);
    expect(await problemsOf(id)).toEqual([]);
  });
});

/**
 * QuickBooks tells nothing from here on: both sides change without hearing of each other. To be said before a record is made: the news of
 * its creation there would otherwise bring whatever stands there when it is worked off.
 */
const deafen = () => bench.fault({ match: { realmId }, effect: 'drop', times: null });

/** A customer whose phone was changed here while QuickBooks deactivated it. */
async function editedAndDeactivated() {
  await connect();
  await deafen();
  const { id, there } = await shared();
  await changeThere(there, { Active: false });
  await edit(id, { phone: '8' });
  await becomes(id, { sync: { mark: 'problem' }, phone: '8', isActive: true });
  const [problem] = await problemsOf(id);
  return { id, there, problem };
}

describe('BKP-03 removed on one side, changed on the other', () => {
  test('an edit made here beats a deactivation there, until a person says to remove it', async () => {
    const { id, problem } = await editedAndDeactivated();
    expect(problem).toMatchObject({ cause: 'edit-against-deletion' });
    const answer = { kind: 'life', stands: 'remove' } as const;
    await bench.owner.call(answerProblem, { params: { problemId: problem?.id ?? '' }, body: { answer } });
    await becomes(id, { isActive: false });
    await expect.poll(() => problemsOf(id), poll).toEqual([]);
  });

  test('an edit made here beats a deactivation there; keeping it brings it back there, with the edit', async () => {
    const { id, there, problem } = await editedAndDeactivated();
    const answer = { kind: 'life', stands: 'keep' } as const;
    await bench.owner.call(answerProblem, { params: { problemId: problem?.id ?? '' }, body: { answer } });
    await becomesThere(there, { Active: true, PrimaryPhone: { FreeFormNumber: '8' } });
    await becomes(id, { isActive: true, phone: '8', sync: { mark: 'in-step' } });
    expect(await problemsOf(id)).toEqual([]);
  });

  test('an edit made there beats a deletion here; keeping it brings it back here', async () => {
    await connect();
    await deafen();
    const { id, there } = await shared();
    await changeThere(there, { Notes: 'still needed' });
    await bench.owner.call(deleteCustomer, { params: { customerId: id } });
    await expect.poll(() => problemsOf(id), poll).toMatchObject([{ cause: 'edit-against-deletion' }]);
    expect(await readThere('Customer', there)).toMatchObject({ Active: true });
    const [problem] = await problemsOf(id);
    const answer = { kind: 'life', stands: 'keep' } as const;
    await bench.owner.call(answerProblem, { params: { problemId: problem?.id ?? '' }, body: { answer } });
    await becomes(id, { isActive: true, notes: 'still needed', sync: { mark: 'in-step' } });
  });

  test('U06 restored here after it was deleted: active there again, under its own name', async () => {
    await connect();
    const { id, there, name } = await shared();
    await bench.owner.call(deleteCustomer, { params: { customerId: id } });
    await becomesThere(there, { Active: false });
    await bench.owner.call(restoreCustomer, { params: { customerId: id } });
    await becomesThere(there, { Active: true, DisplayName: name });
    await becomes(id, { isActive: true, sync: { mark: 'in-step', booksId: there } });
  });

  test('an item deleted here before it was ever sent is never created there', async () => {
    await connect();
    await bench.emulator.control('POST', '/disconnect', { realmId });
    const name = freshName('Repair');
    const { id } = await bench.owner.call(createItem, { body: { name, kind: 'service' } });
    await bench.owner.call(deleteItem, { params: { itemId: id } });
    await bench.consent(realmId, { connectionId });
    await expect
      .poll(async () => (await bench.owner.call(listOwed, { params: { connectionId } })).counts.out, poll)
      .toBe(0);
    expect(await namedThere('Item', name)).toEqual([]);
  });
});

/** A customer edited on both sides while the two could not hear of each other. */
async function conflicting(): Promise<{ readonly id: string; readonly there: string }> {
  await deafen();
  const { id, there } = await shared({ phone: '1' });
  await changeThere(there, { PrimaryPhone: { FreeFormNumber: '2' } });
  await edit(id, { phone: '3' });
  return { id, there };
}

describe('U32 the same field on both sides', () => {
  test('asks, showing base, mine and theirs; the answer is carried to both', async () => {
    await connect();
    const { id, there } = await conflicting();
    await becomes(id, { sync: { mark: 'problem' }, phone: '3' });
    const [problem] = await problemsOf(id);
    expect(problem).toMatchObject({ cause: 'conflict' });
    const view = await bench.owner.call(readProblem, { params: { problemId: problem?.id ?? '' } });
    expect(view.fields.filter(field => field.isConflict)).toMatchObject([
      { field: 'phone', base: '1', here: '3', books: '2', chosen: null },
    ]);
    const answer = { kind: 'fields', choices: { phone: 'here' } } as const;
    await bench.owner.call(answerProblem, { params: { problemId: view.id }, body: { answer } });
    await becomesThere(there, { PrimaryPhone: { FreeFormNumber: '3' } });
    await becomes(id, { sync: { mark: 'in-step' }, phone: '3' });
    await expect.poll(() => problemsOf(id), poll).toEqual([]);
  });

  test('asks which parent stands where both sides changed it, after a look at the former one, and takes what else came', async () => {
    await connect();
    await deafen();
    const [former, ours, theirs] = [await shared(), await shared(), await shared()];
    const { id, there } = await shared({ parentId: former.id });
    await changeThere(there, { ParentRef: { value: theirs.there }, Job: true, Notes: 'Call first.' });
    await edit(id, { parentId: ours.id });
    await becomes(id, { sync: { mark: 'problem' }, parentId: ours.id, notes: 'Call first.' });
    const [problem] = await problemsOf(id);
    const params = { problemId: problem?.id ?? '' };
    const { fields } = await bench.owner.call(readProblem, { params });
    expect(fields.filter(field => field.isConflict)).toMatchObject([
      { field: 'parent', base: former.name, here: ours.name, books: theirs.name, entry: null },
    ]);
    const answer = { kind: 'fields', choices: { parent: 'books' } } as const;
    await bench.owner.call(answerProblem, { params, body: { answer } });
    await becomes(id, { sync: { mark: 'in-step' }, parentId: theirs.id });
    await becomesThere(there, { ParentRef: { value: theirs.there } });
  });

  test('takes a third value that a person types', async () => {
    await connect();
    const { id, there } = await conflicting();
    await becomes(id, { sync: { mark: 'problem' } });
    const [problem] = await problemsOf(id);
    const answer = { kind: 'fields', choices: { phone: { value: '4' } } } as const;
    await bench.owner.call(answerProblem, { params: { problemId: problem?.id ?? '' }, body: { answer } });
    await becomesThere(there, { PrimaryPhone: { FreeFormNumber: '4' } });
    await becomes(id, { sync: { mark: 'in-step' }, phone: '4' });
  });

  test('an answer holds for what was seen: a newer value there is asked about anew, and written over by nobody', async () => {
    await connect();
    const { id, there } = await conflicting();
    await becomes(id, { sync: { mark: 'problem' } });
    const [problem] = await problemsOf(id);
    const params = { problemId: problem?.id ?? '' };
    const { fingerprint } = await bench.owner.call(readProblem, { params });
    // Nobody here hears of it: the webhooks are still lost.
    await changeThere(there, { PrimaryPhone: { FreeFormNumber: '5' } });
    const answer = { kind: 'fields', choices: { phone: 'here' }, fingerprint } as const;
    await bench.owner.call(answerProblem, { params, body: { answer } });
    const phone = async () => {
      const { fields } = await bench.owner.call(readProblem, { params });
      return fields.find(({ field }) => field === 'phone');
    };
    await expect.poll(phone, poll).toMatchObject({ isConflict: true, here: '3', books: '5', chosen: null });
    await becomesThere(there, { PrimaryPhone: { FreeFormNumber: '5' } });
    await becomes(id, { sync: { mark: 'problem' }, phone: '3' });
    const seen = await bench.owner.call(readProblem, { params });
    const again = { ...answer, fingerprint: seen.fingerprint };
    await bench.owner.call(answerProblem, { params, body: { answer: again } });
    await becomesThere(there, { PrimaryPhone: { FreeFormNumber: '3' } });
    await becomes(id, { sync: { mark: 'in-step' }, phone: '3' });
  });
});

describe('a name that somebody else holds', () => {
  test('is a problem that names the vendor and offers a free name', async () => {
    await connect();
    const name = freshName('Ferry');
    await addThere('Vendor', { DisplayName: name });
    const { id } = await add(name);
    await becomes(id, { sync: { mark: 'problem' } });
    const [problem] = await problemsOf(id);
    const view = await bench.owner.call(readProblem, { params: { problemId: problem?.id ?? '' } });
    expect(view).toMatchObject({ cause: 'name-taken', answers: expect.arrayContaining(['name']) as string[] });
    const proposal = view.proposal ?? '';
    expect(proposal).not.toBe('');
    await bench.owner.call(answerProblem, {
      params: { problemId: view.id },
      body: { answer: { kind: 'name', name: proposal } },
    });
    await becomes(id, { sync: { mark: 'in-step' }, displayName: proposal });
    expect(await namedThere('Customer', proposal)).toHaveLength(1);
  });

  test('is the same customer when nobody here is linked to it', async () => {
    await connect();
    const name = freshName('Ferry');
    const there = await addThere('Customer', { DisplayName: name, Notes: 'was there' });
    const { id } = await add(name, { phone: '7' });
    await becomes(id, { sync: { mark: 'in-step', booksId: there.Id }, notes: 'was there' });
    await becomesThere(there.Id, { PrimaryPhone: { FreeFormNumber: '7' } });
  });
});

describe('U35 by hand', () => {
  test('C36 an unlinked record is left alone on both sides; linked again it is brought in step', async () => {
    await connect();
    const { id, there, name } = await shared({ phone: '1' });
    const params = { kind: 'customer', recordId: id } as const;
    expect(await bench.owner.call(unlinkRecord, { params })).toMatchObject({ mark: 'left-alone', booksId: null });
    await changeThere(there, { Notes: 'after' });
    await edit(id, { phone: '2' });
    const { rows } = await bench.owner.call(listLinkCandidates, { params });
    expect(rows).toMatchObject([{ booksId: there, reason: 'unlinked before' }]);
    const { id: planId } = await makePlan(bench.owner, connectionId, ['customers']);
    const step = await stepNamed(bench.owner, planId, name);
    expect(step).toMatchObject({ group: 'leave', action: 'skip', verdict: { code: 'kept-apart' } });
    expect(await now(id)).toMatchObject({ notes: '', sync: { mark: 'left-alone' } });
    await bench.owner.call(linkRecord, { params, body: {} });
    await becomes(id, { notes: 'after', phone: '2', sync: { mark: 'in-step', booksId: there } });
    await becomesThere(there, { PrimaryPhone: { FreeFormNumber: '2' } });
  });

  test('U10 U11 what was written for the customer there meanwhile comes in when the two are linked', async () => {
    await connect();
    const { id, there } = await shared({});
    const params = { kind: 'customer', recordId: id } as const;
    await bench.owner.call(unlinkRecord, { params });
    const { Payment } = await bench.inBooks(realmId, 'payment', { CustomerRef: { value: there }, TotalAmt: 15 });
    const { Id: paymentId } = Payment as There;
    const isKnown = () =>
      bench.server.core.db
        .selectFrom('mirror')
        .select('books_id')
        .where('connection_id', '=', connectionId)
        .where('entity', '=', 'Payment')
        .where('books_id', '=', paymentId)
        .execute();
    await expect.poll(isKnown, poll).toHaveLength(1);
    const paymentsHere = async () => (await bench.owner.call(listPayments, { query: { customerId: id } })).rows;
    expect(await paymentsHere()).toEqual([]);
    await bench.owner.call(linkRecord, { params, body: {} });
    await expect.poll(paymentsHere, poll).toMatchObject([{ total: '15', sync: { booksId: paymentId } }]);
  });

  test('C24 C32 sync now fetches what no notification told; what the rules leave alone says so until it is sent', async () => {
    await connect('sales');
    const name = freshName('Quay');
    const there = await addThere('Customer', { DisplayName: name });
    await importAll(bench.owner, connectionId, ['customers']);
    const imported = (await customersOf(bench.owner, {})).find(({ displayName }) => displayName === name);
    const id = imported?.id ?? '';
    await edit(id, { phone: '9' });
    await becomes(id, { sync: { mark: 'left-alone' } });
    const params = { kind: 'customer', recordId: id } as const;
    await bench.owner.call(syncRecord, { params, body: {} });
    await becomes(id, { sync: { mark: 'left-alone' } });
    expect((await now(id)).sync.sentence).toContain('your rules do not send such changes to QuickBooks');
    expect((await readThere('Customer', there.Id))['PrimaryPhone']).toBeUndefined();
    await bench.owner.call(syncRecord, { params, body: { order: 'send' } });
    await becomesThere(there.Id, { PrimaryPhone: { FreeFormNumber: '9' } });
    await becomes(id, { sync: { mark: 'in-step' } });
    await bench.fault({ match: { realmId }, effect: 'drop', times: null });
    await changeThere(there.Id, { Notes: 'quietly' });
    await bench.owner.call(syncRecord, { params, body: {} });
    await becomes(id, { notes: 'quietly' });
  });
});

describe('what goes wrong on the way', () => {
  test('an answer lost after QuickBooks had done it makes no second customer', async () => {
    await connect();
    const name = freshName('Quay');
    await bench.fault({
      match: { method: 'POST', path: '*/customer' },
      effect: 'reset',
      when: 'after-commit',
      times: 1,
    });
    const { id } = await add(name);
    await becomes(id, { sync: { mark: 'in-step' } });
    expect(await namedThere('Customer', name)).toHaveLength(1);
  });

  test('dead tokens: the change waits, is owed, and goes out after reconnecting', async () => {
    await connect();
    const { id, there } = await shared();
    await bench.emulator.control('POST', '/disconnect', { realmId });
    await edit(id, { phone: '5' });
    await expect
      .poll(async () => (await bench.owner.call(listConnections, {})).rows[0]?.state, poll)
      .toBe('needs-reconnect');
    const owed = await bench.owner.call(listOwed, { params: { connectionId }, query: { direction: 'out' } });
    expect(owed).toMatchObject({ counts: { out: 1 }, rows: [{ recordId: id, direction: 'out' }] });
    expect(owed.rows[0]?.reason).toBe('Waits until QuickBooks is connected again.');
    await bench.consent(realmId, { connectionId });
    await becomesThere(there, { PrimaryPhone: { FreeFormNumber: '5' } });
    await becomes(id, { sync: { mark: 'in-step' } });
    await expect
      .poll(async () => (await bench.owner.call(listOwed, { params: { connectionId } })).counts, poll)
      .toEqual({ out: 0, in: 0 });
  });

  test('U32 BKP-19 C27 C31 C33 what QuickBooks refused for one cause is tried again at once', async () => {
    await connect();
    await bench.fault({ match: { method: 'POST', path: '*/customer' }, effect: 'fault', code: '6140', times: 2 });
    const made = [await add(freshName('Quay'))];
    await becomes(made[0]?.id ?? '', { sync: { mark: 'problem' } });
    made.push(await add(freshName('Quay')));
    await becomes(made[1]?.id ?? '', { sync: { mark: 'problem' } });
    const { count } = await bench.owner.call(retryProblems, { body: { cause: 'refused', connectionId } });
    expect(count).toBe(2);
    for (const { id } of made) await becomes(id, { sync: { mark: 'in-step' } });
  });

  test('C29 a deletion that QuickBooks refuses is a problem that a person sees; it is tried again when they say so', async () => {
    await connect();
    const { id, there } = await shared();
    const refusals = { match: { method: 'POST', path: '*/customer', realmId }, effect: 'fault', code: '6000' };
    await bench.fault({ ...refusals, times: null });
    const hits = async (): Promise<number> => {
      const { faults } = (await bench.emulator.control('GET', '/faults')) as {
        readonly faults: readonly { readonly hits: number }[];
      };
      return faults[0]?.hits ?? 0;
    };
    await bench.owner.call(deleteCustomer, { params: { customerId: id } });
    await expect
      .poll(() => problemsOf(id), poll)
      .toMatchObject([{ cause: 'refused', cures: expect.arrayContaining(['retry']) as string[] }]);
    const tried = await hits();
    // Another change goes the whole way behind it: whatever was to be tried again by itself would have been.
    await bench.clearFaults();
    await bench.fault({ ...refusals, times: null });
    const { id: other } = await add(freshName('Quay'));
    await becomes(other, { sync: { mark: 'problem' } });
    expect([tried, await hits()]).toEqual([1, 1]);
    expect(await readThere('Customer', there)).toMatchObject({ Active: true });
    await bench.clearFaults();
    await bench.owner.call(retryProblems, { body: { cause: 'refused', connectionId } });
    await becomesThere(there, { Active: false });
    await expect.poll(() => problemsOf(id), poll).toEqual([]);
  });
});
