import {
  type ApiFault,
  applyPreset,
  listPresets,
  readCustomer,
  readMappings,
  readRules,
  updateMappings,
  updateRules,
  type Customer,
} from '@tieout/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customersOf, importAll } from '../../apps/server/src/testing/import-lists.ts';
import { freshName } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench();
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId, 'import');
});
afterAll(() => bench.close());

const owner = () => bench.owner;
const params = () => ({ connectionId });
const poll = { timeout: 15_000, interval: 25 };

async function addThere(fields: object): Promise<string> {
  const { Customer: made } = await bench.inBooks(realmId, 'customer', fields);
  return (made as { readonly Id: string }).Id;
}

async function changeThere(id: string, fields: object): Promise<void> {
  const { Customer: there } = await bench.inBooks(realmId, `customer/${id}`);
  const { SyncToken } = there as { readonly SyncToken: string };
  await bench.inBooks(realmId, 'customer', { Id: id, SyncToken, sparse: true, ...fields });
}

async function imported(name: string, fields: object = {}): Promise<{ readonly id: string; readonly there: string }> {
  const there = await addThere({ DisplayName: name, ...fields });
  await importAll(owner(), connectionId, ['customers']);
  const here = (await customersOf(owner(), {})).find(({ displayName }) => displayName === name);
  if (here === undefined) throw new Error(`${name} was not imported.`);
  return { id: here.id, there };
}

const now = (id: string): Promise<Customer> => owner().call(readCustomer, { params: { customerId: id } });
const becomes = (id: string, expected: object) => expect.poll(() => now(id), poll).toMatchObject(expected);

/** Something that always comes in, as a mark that what was told before it was worked on. */
async function afterEverythingBefore(): Promise<void> {
  const name = freshName('Marker');
  await addThere({ DisplayName: name });
  const names = async () => (await customersOf(owner(), {})).map(({ displayName }) => displayName);
  await expect.poll(names, poll).toContain(name);
}

async function change(kind: {
  readonly kind: 'customer' | 'item';
  readonly here?: { readonly update?: boolean; readonly delete?: 'propagate' | 'keep' };
}) {
  const { version } = await owner().call(readRules, { params: params() });
  return owner().call(updateRules, { params: params(), body: { kinds: [kind] } }, { version });
}

describe('HUB-25 to HUB-28 rules of a kind', () => {
  test('HUB-26: with updates off a change made in QuickBooks stays there; with updates on the next one comes', async () => {
    const { id, there } = await imported(freshName('Rule'));
    await change({ kind: 'customer', here: { update: false } });
    await changeThere(there, { CompanyName: 'Not followed' });
    await afterEverythingBefore();
    expect((await now(id)).companyName).toBe('');
    await change({ kind: 'customer', here: { update: true } });
    await changeThere(there, { Notes: 'Followed' });
    await becomes(id, { notes: 'Followed' });
  });

  test('C46 HUB-27: a deactivation is followed or kept away as the rule says', async () => {
    const kept = await imported(freshName('Kept'));
    const followed = await imported(freshName('Followed'));
    await changeThere(kept.there, { Active: false });
    await afterEverythingBefore();
    expect(await now(kept.id)).toMatchObject({ isActive: true });
    await change({ kind: 'customer', here: { delete: 'propagate' } });
    await changeThere(followed.there, { Active: false });
    await becomes(followed.id, { isActive: false });
    await change({ kind: 'customer', here: { delete: 'keep' } });
  });

  test('what was changed is named, said in words, and given up with a new preset', async () => {
    const changed = await change({ kind: 'item', here: { update: false } });
    expect(changed).toMatchObject({ preset: 'import', isEdited: true });
    const item = changed.kinds.find(({ kind }) => kind === 'item');
    expect(item?.edited).toEqual(['here.update']);
    expect(item?.sentence).toContain('come in from QuickBooks');
    const { version } = changed;
    const started = await owner().call(applyPreset, { params: params(), body: { preset: 'sales' } }, { version });
    const { rows } = await owner().call(listPresets, {});
    const sales = rows.find(({ preset }) => preset === 'sales')?.kinds;
    expect(started).toMatchObject({ preset: 'sales', isEdited: false, kinds: sales });
    await owner().call(applyPreset, { params: params(), body: { preset: 'import' } }, { version: started.version });
  });

  test('of two people who change the rules at once the second one is asked to look again', async () => {
    const { version } = await owner().call(readRules, { params: params() });
    const body = { kinds: [{ kind: 'item' as const, conflict: 'books-win' as const }] };
    await owner().call(updateRules, { params: params(), body }, { version });
    const second = owner().call(updateRules, { params: params(), body }, { version });
    await expect(second).rejects.toMatchObject({ problem: { code: 'version-changed' } });
  });
});

async function changeField(field: string, given: object | null) {
  const { version } = await owner().call(readMappings, { params: params() });
  const body = { fields: [{ field, change: given }] };
  return owner().call(updateMappings, { params: { ...params(), kind: 'customer' }, body }, { version });
}

async function fieldNamed(name: string) {
  const { kinds } = await owner().call(readMappings, { params: params() });
  return kinds.find(({ kind }) => kind === 'customer')?.fields.find(({ field }) => field === name);
}

describe('HUB-29, HUB-30, U18 field mappings', () => {
  test('a field that is off neither comes in with a new record nor follows a change', async () => {
    await changeField('notes', { direction: 'off' });
    expect(await fieldNamed('notes')).toMatchObject({ isEdited: true, state: { kind: 'off' } });
    const { id, there } = await imported(freshName('Quiet'), { Notes: 'Stays there', CompanyName: 'Comes in' });
    expect(await now(id)).toMatchObject({ notes: '', companyName: 'Comes in' });
    await changeThere(there, { Notes: 'Still there', CompanyName: 'Comes in too' });
    await becomes(id, { notes: '', companyName: 'Comes in too' });
    await changeField('notes', null);
    expect(await fieldNamed('notes')).toMatchObject({ isEdited: false, state: { kind: 'in' } });
  });

  test('a field can be paired with another one of QuickBooks, for new records and for changes', async () => {
    await changeField('companyName', { direction: 'off' });
    await changeField('notes', { booksField: 'companyName' });
    const { id, there } = await imported(freshName('Crossed'), { Notes: 'Unread', CompanyName: 'Read as notes' });
    expect(await now(id)).toMatchObject({ notes: 'Read as notes', companyName: '' });
    await changeThere(there, { CompanyName: 'Read again' });
    await becomes(id, { notes: 'Read again', companyName: '' });
    await changeField('notes', null);
    await changeField('companyName', null);
  });

  test.each([
    ['displayName', { direction: 'off' }, 'must come in'],
    ['balance', { direction: 'out' }, 'never be sent'],
    ['phone', { booksField: 'mobile' }, 'Two mappings write mobile'],
  ])('%s as %o is refused in plain words', async (field, given, words) => {
    const refusal = await changeField(field, given).catch((error: unknown) => error as ApiFault);
    expect(refusal).toMatchObject({ problem: { code: 'not-ready' } });
    expect((refusal as ApiFault).problem.detail).toContain(words);
  });
});
