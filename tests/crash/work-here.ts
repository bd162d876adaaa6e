import { randomUUID } from 'node:crypto';
import {
  ApiFault,
  createCustomer,
  createInvoice,
  createItem,
  invoiceFields,
  listCustomers,
  listInvoices,
  listItems,
  postInvoice,
  readCustomer,
  readInvoice,
  readItem,
  updateCustomer,
  updateInvoice,
  updateItem,
  type Invoice,
} from '@tieout/api';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../simulation/random/chance.ts';
import type { Ledger, LedgerRecord } from './ledger.ts';
import { isLost, type Office } from './office.ts';

/** A person who works in the workspace, and looks what became of it when an answer is lost. */
export interface HereDesk {
  readonly office: Office;
  readonly ledger: Ledger;
  readonly chance: Chance;
}

/** Most records of a kind that are made here: enough to collide, few enough to compare. */
const recordsMax = { customer: 40, item: 20, invoice: 25 } as const;
const pauseMs = 50;
const triesMax = 2_000;
const listMax = 500;

/** Does one thing at random. */
export async function workHere(desk: HereDesk): Promise<void> {
  const works = [makeCustomer, makeItem, makeInvoice, editCustomer, editCustomer, editItem, editInvoice, editInvoice];
  await works[desk.chance.below(works.length)]?.(desk);
}

/** Repeats until it is known to be done: `isDone` looks after a lost answer, and may find that it was. */
async function surely(
  act: () => Promise<unknown>,
  isDone: () => Promise<boolean>,
  onRefused: (fault: unknown) => void = () => undefined,
): Promise<boolean> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    try {
      await act();
      return true;
    } catch (fault) {
      if (!isLost(fault) && !isWorthAgain(fault)) {
        onRefused(fault);
        return false;
      }
    }
    await pause(pauseMs);
    if (await isDone()) return true;
  }
  throw new Error('The server did not come back to its senses.');
}

/** Somebody else was quicker, or the killed request still holds the record. */
const isWorthAgain = (fault: unknown): boolean =>
  fault instanceof ApiFault && ['version-changed', 'conflict', 'too-many-requests'].includes(fault.problem.code);

async function makeCustomer({ office, ledger }: HereDesk): Promise<void> {
  if (ledger.ofKind('customer').length >= 2 * recordsMax.customer) return;
  const at = ledger.next();
  const name = `Customer H${at}`;
  const phone = `555-${at}`;
  await surely(
    () => office.tryOnce(createCustomer, { body: { displayName: name, phone } }),
    async () => (await findCustomer(office, name)) !== undefined,
  );
  ledger.add({ kind: 'customer', name, bornOn: 'here' }, { phone });
}

async function makeItem({ office, ledger }: HereDesk): Promise<void> {
  if (ledger.ofKind('item').length >= 2 * recordsMax.item) return;
  const at = ledger.next();
  const name = `Item H${at}`;
  const unitPrice = `${at}.25`;
  await surely(
    () => office.tryOnce(createItem, { body: { name, unitPrice, isTaxable: false } }),
    async () => (await findItem(office, name)) !== undefined,
  );
  ledger.add({ kind: 'item', name, bornOn: 'here' }, { unitPrice });
}

const pickOf = <Row>(rows: readonly Row[], chance: Chance): Row | undefined => rows[chance.below(rows.length || 1)];

const findCustomer = async ({ call }: Office, name: string) =>
  (await call(listCustomers, { query: { search: name, limit: listMax } })).rows.find(row => row.displayName === name);
const findItem = async ({ call }: Office, name: string) =>
  (await call(listItems, { query: { search: name, limit: listMax } })).rows.find(row => row.name === name);

async function makeInvoice({ office, ledger, chance }: HereDesk): Promise<void> {
  if (ledger.ofKind('invoice').length >= recordsMax.invoice) return;
  const [customer, item] = [pickOf(ledger.ofKind('customer'), chance), pickOf(ledger.ofKind('item'), chance)];
  const found = customer && (await findCustomer(office, customer.name));
  const sold = item && (await findItem(office, item.name));
  if (found === undefined || sold === undefined) return;
  const at = ledger.next();
  const name = `Invoice H${at}`;
  const line = (unitPrice: string) => ({ id: randomUUID(), itemId: sold.id, quantity: '1', unitPrice });
  const lines = [line(`${at}.10`), line('3.33')];
  const dates = { txnDate: '2026-11-20', dueDate: '2099-12-31' };
  const body = invoiceFields.parse({ customerId: found.id, lines, note: name, ...dates });
  const find = () => findInvoice(office, { name, customerId: found.id });
  const isMade = await surely(
    () => office.tryOnce(createInvoice, { body }),
    async () => (await find()) !== undefined,
  );
  const made = isMade ? await find() : undefined;
  if (made === undefined) return;
  const isPosted = async () => (await office.call(readInvoice, { params: { invoiceId: made.id } })).state !== 'draft';
  const post = () => office.tryOnce(postInvoice, { params: { invoiceId: made.id } });
  await surely(post, isPosted, fault => {
    throw new Error(`${name} could not be created in QuickBooks.`, { cause: fault });
  });
  ledger.add({ kind: 'invoice', name, bornOn: 'here' }, { quantity: '1' });
}

/** The invoice with that note: nothing else in a list tells it. */
async function findInvoice(
  { call }: Office,
  { name, customerId }: { readonly name: string; readonly customerId?: string },
): Promise<Invoice | undefined> {
  const query = { limit: listMax, ...(customerId !== undefined && { customerId }) };
  for (const { id } of (await call(listInvoices, { query })).rows) {
    const invoice = await call(readInvoice, { params: { invoiceId: id } });
    if (invoice.note === name) return invoice;
  }
  return undefined;
}

async function editCustomer({ office, ledger, chance }: HereDesk): Promise<void> {
  const record = pickOf(ledger.ofKind('customer'), chance);
  const found = record && (await findCustomer(office, record.name));
  if (record === undefined || found === undefined) return;
  const params = { customerId: found.id };
  const phone = `555-${ledger.next()}`;
  const read = () => office.call(readCustomer, { params });
  await save(
    { ledger, record, field: 'phone', value: phone },
    {
      act: async () => office.tryOnce(updateCustomer, { params, body: { phone } }, { version: (await read()).version }),
      isDone: async () => (await read()).phone === phone,
    },
  );
}

async function editItem({ office, ledger, chance }: HereDesk): Promise<void> {
  const record = pickOf(ledger.ofKind('item'), chance);
  const found = record && (await findItem(office, record.name));
  if (record === undefined || found === undefined) return;
  const params = { itemId: found.id };
  const unitPrice = `${ledger.next()}.75`;
  const read = () => office.call(readItem, { params });
  await save(
    { ledger, record, field: 'unitPrice', value: unitPrice },
    {
      act: async () => office.tryOnce(updateItem, { params, body: { unitPrice } }, { version: (await read()).version }),
      isDone: async () => (await read()).unitPrice === unitPrice,
    },
  );
}

/** The quantity of the first line, or a new line at the end. */
async function editInvoice({ office, ledger, chance }: HereDesk): Promise<void> {
  const record = pickOf(ledger.ofKind('invoice'), chance);
  const found = record && (await findInvoice(office, { name: record.name }));
  if (record === undefined || found === undefined) return;
  const params = { invoiceId: found.id };
  const at = ledger.next();
  const isAdded = chance.happens(0.3);
  const [field, value] = isAdded ? [`line Here ${at}`, '5.5'] : ['quantity', String(at)];
  const read = () => office.call(readInvoice, { params });
  const added = { id: randomUUID(), description: `Here ${at}`, quantity: '1', unitPrice: value, itemId: null };
  const act = async () => {
    const { version, lines: own } = await read();
    const kept = own.map(({ id, itemId, description, quantity, unitPrice, taxCode }, place) => ({
      ...{ id, itemId, description, unitPrice, taxCode },
      quantity: place === 0 && !isAdded ? value : quantity,
    }));
    const lines = isAdded ? [...kept, { ...added, itemId: kept[0]?.itemId ?? null }] : kept;
    return office.tryOnce(updateInvoice, { params, body: { lines } }, { version });
  };
  const isDone = async () => {
    const { lines } = await read();
    return isAdded ? lines.some(({ id }) => id === added.id) : lines[0]?.quantity === value;
  };
  await save({ ledger, record, field, value }, { act, isDone });
}

interface Edit {
  readonly ledger: Ledger;
  readonly record: LedgerRecord;
  readonly field: string;
  readonly value: string;
}

async function save(
  { ledger, record, field, value }: Edit,
  { act, isDone }: { readonly act: () => Promise<unknown>; readonly isDone: () => Promise<boolean> },
): Promise<void> {
  if (await surely(act, isDone)) ledger.save(record, field, value);
}
