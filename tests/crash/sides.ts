import { listCustomers, listInvoices, listItems, readInvoice, type Invoice } from '@tieout/api';
import { decimal } from '@tieout/domain';
import type { Books, There } from './books.ts';
import type { Desk, Kind } from './ledger.ts';
import type { Office } from './office.ts';
import { entities } from './work-there.ts';

/** A record of one side in the words of the ledger, for laying the two sides beside each other. */
export interface Standing {
  readonly kind: Kind;
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  /** The id in QuickBooks, as this side knows it. */
  readonly booksId: string | null;
  /** The sync mark; of QuickBooks' own records there is none. */
  readonly mark: string | null;
}

export type Sides = Readonly<Record<Desk, readonly Standing[]>>;

const listMax = 500;

/** Everything that stands on both sides now, read through the front doors. */
export async function readSides(office: Office, books: Books): Promise<Sides> {
  return { here: await readHere(office), there: await readThere(books) };
}

async function readHere({ call }: Office): Promise<readonly Standing[]> {
  const query = { limit: listMax };
  const customers = (await call(listCustomers, { query })).rows.map(
    ({ displayName: name, sync, phone, notes }): Standing => ({
      ...{ kind: 'customer', name, booksId: sync.booksId, mark: sync.mark },
      values: { phone, notes },
    }),
  );
  const items = (await call(listItems, { query })).rows.map(({ name, sync, unitPrice, description }): Standing => ({
    ...{ kind: 'item', name, booksId: sync.booksId, mark: sync.mark },
    values: { unitPrice: unitPrice === null ? '' : decimal(unitPrice), description },
  }));
  const invoices: Standing[] = [];
  for (const { id } of (await call(listInvoices, { query })).rows) {
    invoices.push(invoiceHere(await call(readInvoice, { params: { invoiceId: id } })));
  }
  return [...customers, ...items, ...invoices];
}

function invoiceHere({ note, sync, lines, message, total, balance }: Invoice): Standing {
  const texts = lines.map(({ description, quantity, unitPrice, amount }) =>
    [description, quantity, unitPrice, amount].join(' · '),
  );
  const figures = { message, total: decimal(total), balance: decimal(balance), lines: texts.join(' | ') };
  return {
    ...{ kind: 'invoice', name: note, booksId: sync.booksId, mark: sync.mark },
    values: {
      ...figures,
      ...linesAdded(lines.map(line => [line.description, line.unitPrice])),
      ...{ quantity: lines[0]?.quantity ?? '', text: lines[1]?.description ?? '' },
    },
  };
}

const linesAdded = (lines: readonly (readonly [text: string, price: string])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines
      .filter(([text]) => text.startsWith('Here ') || text.startsWith('There '))
      .map(([text, price]) => [`line ${text}`, price]),
  );

async function readThere(books: Books): Promise<readonly Standing[]> {
  const standings: Standing[] = [];
  for (const kind of ['customer', 'item', 'invoice'] as const) {
    const { entity, nameOf } = entities[kind];
    for (const record of await books.list(entity)) {
      standings.push({ kind, name: nameOf(record), booksId: record.Id, mark: null, values: valuesThere[kind](record) });
    }
  }
  return standings;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const figure = (value: unknown): string => (typeof value === 'number' ? decimal(String(value)) : '');

const valuesThere: Readonly<Record<Kind, (record: There) => Readonly<Record<string, string>>>> = {
  customer: record => ({
    phone: text((record['PrimaryPhone'] as { readonly FreeFormNumber?: string } | undefined)?.FreeFormNumber),
    notes: text(record['Notes']),
  }),
  item: record => ({ unitPrice: figure(record['UnitPrice']), description: text(record['Description']) }),
  invoice: invoiceThere,
};

interface LineThere {
  readonly DetailType: string;
  readonly Description?: string;
  readonly Amount?: number;
  readonly SalesItemLineDetail?: { readonly Qty?: number; readonly UnitPrice?: number };
}

function invoiceThere(record: There): Readonly<Record<string, string>> {
  const all = record['Line'] as readonly LineThere[];
  const lines = all.filter(({ DetailType }) => DetailType === 'SalesItemLineDetail');
  const texts = lines.map(({ Description, Amount, SalesItemLineDetail }) => {
    const { Qty, UnitPrice } = SalesItemLineDetail ?? {};
    return [text(Description), figure(Qty), figure(UnitPrice), figure(Amount)].join(' · ');
  });
  return {
    message: text((record['CustomerMemo'] as { readonly value?: string } | undefined)?.value),
    ...{ total: figure(record['TotalAmt']), balance: figure(record['Balance']), lines: texts.join(' | ') },
    ...linesAdded(lines.map(line => [text(line.Description), figure(line.SalesItemLineDetail?.UnitPrice)])),
    ...{ quantity: figure(lines[0]?.SalesItemLineDetail?.Qty), text: text(lines[1]?.Description) },
  };
}
