import type { Company } from '../company.ts';
import { decimal, jsonNumber, r2 } from '../decimal.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { getDefinition } from '../entities/registry.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import { goCold, peekRecord } from '../store/snapshot.ts';
import { createEntity } from '../write/create-entity.ts';
import { PLAIN_WRITE } from '../write/write-options.ts';
import { addDays } from '../store/company-calendar.ts';
import { chanceOf, type Chance } from './chance.ts';
import { giveMemoryBack } from './give-memory-back.ts';
import { madeUpCustomer, madeUpItem } from './made-up-records.ts';

/** How many records to make; the same seed makes the same ones. */
export interface BulkOrder {
  readonly customers: number;
  readonly items: number;
  readonly invoices: number;
  readonly payments: number;
  readonly seed: number;
}

/** Most records of a kind in one order. */
const RECORDS_MAX = 1_000_000;
const LINES_MAX = 4;
/** Far fewer than the records that are kept parsed. */
const NEIGHBOURS = 200;

/**
 * Fills a company with made-up records for benchmarks, through the same create as everybody's, so that all of them
 * are valid; nobody is told of them. Payments pay invoices of this order that are still open. Answers how many were made.
 */
export function generateBulk(company: Company, order: BulkOrder): JsonObject {
  const made = company.quietly(() => fill(company, order));
  giveMemoryBack(order.customers + order.items + order.invoices + order.payments);
  return made;
}

function fill(company: Company, order: BulkOrder): JsonObject {
  const chance = chanceOf(order.seed);
  const first = company.table('Customer').size + company.table('Item').size + 1;
  const customers = repeat(order.customers, index =>
    create(company, 'Customer', madeUpCustomer(chance, first + index)),
  );
  const items = repeat(order.items, index => create(company, 'Item', madeUpItem(chance, first + index)));
  const invoices = order.invoices > 0 ? makeInvoices(company, order, { chance, customers, items }) : [];
  const payments = repeat(Math.min(order.payments, invoices.length), index => {
    const invoice = invoices[index];
    return invoice === undefined ? undefined : payInvoice(company, chance, invoice);
  });
  return {
    customers: customers.length,
    items: items.length,
    invoices: invoices.length,
    payments: payments.filter(payment => payment !== undefined).length,
  };
}

interface SaleParts {
  readonly chance: Chance;
  readonly customers: readonly string[];
  readonly items: readonly BooksRecord[];
  readonly taxCode: string | undefined;
}

interface MadeParts {
  readonly chance: Chance;
  readonly customers: readonly BooksRecord[];
  readonly items: readonly BooksRecord[];
}

function makeInvoices(company: Company, order: BulkOrder, made: MadeParts): readonly BooksRecord[] {
  const sale: SaleParts = {
    chance: made.chance,
    customers: made.customers.length > 0 ? made.customers.map(idOf) : activeIds(company, 'Customer'),
    items: (made.items.length > 0 ? made.items : knownRecords(company, 'Item')).filter(isSellable),
    taxCode: company.profile.taxModel === 'by-code' ? someTaxCode(company) : undefined,
  };
  if (sale.customers.length === 0 || sale.items.length === 0) return [];
  return repeat(order.invoices, index =>
    create(company, 'Invoice', madeUpInvoice(company, sale, index / order.invoices)),
  );
}

/**
 * A random one of those around a share of the list. Neighbours come in one go, while they are still warm: in random order
 * each customer would be read and written down again for every invoice, and each item read again for every line.
 */
function pickNear<T>(chance: Chance, among: readonly T[], share: number): T {
  const nearby = Math.floor(share * among.length) + chance.between(0, NEIGHBOURS);
  return among[nearby % among.length] ?? chance.pick(among);
}

function repeat<T>(times: number, make: (index: number) => T): readonly T[] {
  const count = Math.min(Math.max(0, Math.floor(times)), RECORDS_MAX);
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Only what later steps read is kept, so that a hundred thousand records do not stay in memory twice. */
function create(company: Company, entity: EntityName, body: JsonObject): BooksRecord {
  const saved = createEntity(company, getDefinition(entity), { body, options: PLAIN_WRITE });
  const record = peekRecord(saved);
  goCold(saved);
  return {
    Id: record['Id'],
    Type: record['Type'],
    UnitPrice: record['UnitPrice'],
    Balance: record['Balance'],
    CustomerRef: record['CustomerRef'],
    TxnDate: record['TxnDate'],
  };
}

/** `share`: how far along the invoices are, from 0 to 1. */
function madeUpInvoice(company: Company, sale: SaleParts, share: number): JsonObject {
  const { chance, customers, items, taxCode } = sale;
  const lines = repeat(chance.between(1, LINES_MAX), () => {
    const item = pickNear(chance, items, share);
    const [quantity, price] = [chance.between(1, 10), Number(item['UnitPrice'] ?? 0)];
    return {
      Amount: jsonNumber(r2(decimal(price).times(quantity))),
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: {
        ItemRef: { value: idOf(item) },
        Qty: quantity,
        UnitPrice: price,
        ...(taxCode === undefined ? {} : { TaxCodeRef: { value: taxCode } }),
      },
    };
  });
  return {
    CustomerRef: { value: pickNear(chance, customers, share) },
    TxnDate: addDays(company.today(), -chance.between(0, 180)),
    Line: lines,
    ...(taxCode === undefined ? {} : { GlobalTaxCalculation: 'TaxExcluded' }),
  };
}

/** Most pay all of it, some a half. */
function payInvoice(company: Company, chance: Chance, invoice: BooksRecord): BooksRecord | undefined {
  const balance = decimal(Number(invoice['Balance'] ?? 0));
  const amount = jsonNumber(chance.between(1, 5) === 1 ? r2(balance.div(2)) : balance);
  if (amount <= 0) return undefined;
  return create(company, 'Payment', {
    CustomerRef: { value: refAt(invoice, 'CustomerRef') },
    TxnDate: textAt(invoice, 'TxnDate'),
    TotalAmt: amount,
    Line: [{ Amount: amount, LinkedTxn: [{ TxnId: idOf(invoice), TxnType: 'Invoice' }] }],
  });
}

function idOf(record: BooksRecord): string {
  return textAt(record, 'Id') ?? '';
}

function knownRecords(company: Company, entity: EntityName): readonly BooksRecord[] {
  return [...company.table(entity).inIdOrder()].filter(snapshot => snapshot.active).map(peekRecord);
}

function activeIds(company: Company, entity: EntityName): readonly string[] {
  return company
    .table(entity)
    .inIdOrder()
    .filter(snapshot => snapshot.active)
    .map(snapshot => snapshot.id);
}

function isSellable(item: BooksRecord): boolean {
  return item['Type'] === 'Service' || item['Type'] === 'NonInventory';
}

/** The first code of the country with a rate. */
function someTaxCode(company: Company): string | undefined {
  const code = knownRecords(company, 'TaxCode').find(
    candidate => objectsAt(objectAt(candidate, 'SalesTaxRateList') ?? {}, 'TaxRateDetail').length > 0,
  );
  return code && textAt(code, 'Id');
}
