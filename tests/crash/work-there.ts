import type { Chance } from '../simulation/random/chance.ts';
import type { Books, There } from './books.ts';
import type { Kind, Ledger } from './ledger.ts';

/** A bookkeeper who works in QuickBooks meanwhile. */
export interface ThereDesk {
  readonly books: Books;
  readonly ledger: Ledger;
  readonly chance: Chance;
}

/** QuickBooks' name of each kind, and where the name that nobody edits stands. */
export const entities = {
  customer: { entity: 'Customer', nameOf: (record: There) => String(record['DisplayName']) },
  item: { entity: 'Item', nameOf: (record: There) => String(record['Name']) },
  invoice: { entity: 'Invoice', nameOf: (record: There) => String(record['PrivateNote']) },
} as const satisfies Record<Kind, unknown>;

/** Most records of both kinds together: enough to collide, few enough to compare. */
const customersMax = 80;
const itemsMax = 40;

/** Does one thing at random. */
export async function workThere(desk: ThereDesk): Promise<void> {
  const works = [makeCustomer, makeItem, editCustomer, editCustomer, editItem, editMemo, editLine, addLine];
  await works[desk.chance.below(works.length)]?.(desk);
}

async function makeCustomer({ books, ledger }: ThereDesk): Promise<void> {
  if (ledger.ofKind('customer').length >= customersMax) return;
  const name = `Customer T${ledger.next()}`;
  const notes = `Note ${ledger.next()}`;
  await books.create('Customer', { DisplayName: name, Notes: notes });
  ledger.add({ kind: 'customer', name, bornOn: 'there' }, { notes });
}

async function makeItem({ books, ledger }: ThereDesk): Promise<void> {
  if (ledger.ofKind('item').length >= itemsMax) return;
  const income = (await books.list('Account')).find(account => account['AccountType'] === 'Income');
  const name = `Item T${ledger.next()}`;
  const description = `Text ${ledger.next()}`;
  const facts = { Type: 'Service', IncomeAccountRef: { value: income?.Id }, Taxable: false };
  await books.create('Item', { Name: name, Description: description, UnitPrice: 1, ...facts });
  ledger.add({ kind: 'item', name, bornOn: 'there' }, { description });
}

const editCustomer = (desk: ThereDesk) =>
  edit(desk, { kind: 'customer', field: 'notes', fieldsOf: (_, value) => ({ Notes: value }) });
const editItem = (desk: ThereDesk) =>
  edit(desk, { kind: 'item', field: 'description', fieldsOf: (_, value) => ({ Description: value }) });
const editMemo = (desk: ThereDesk) =>
  edit(desk, { kind: 'invoice', field: 'message', fieldsOf: (_, value) => ({ CustomerMemo: { value } }) });

interface LineThere {
  readonly Id?: string;
  readonly DetailType: string;
  readonly Description?: string;
  readonly SalesItemLineDetail?: object;
}

const linesOf = (record: There): readonly LineThere[] =>
  (record['Line'] as readonly LineThere[]).filter(({ DetailType }) => DetailType === 'SalesItemLineDetail');

/** The text of the second line: the first one's quantity is edited on the other side. */
const editLine = (desk: ThereDesk) =>
  edit(desk, {
    kind: 'invoice',
    field: 'text',
    fieldsOf: (record, value) => ({
      Line: linesOf(record).map((line, at) => (at === 1 ? { ...line, Description: value } : line)),
    }),
  });

async function addLine(desk: ThereDesk): Promise<void> {
  const text = `There ${desk.ledger.next()}`;
  const fieldsOf = (record: There): object => {
    const lines = linesOf(record);
    const SalesItemLineDetail = { ...lines[0]?.SalesItemLineDetail, Qty: 1, UnitPrice: 7.5 };
    const added = { DetailType: 'SalesItemLineDetail', Amount: 7.5, Description: text, SalesItemLineDetail };
    return { Line: [...lines, added] };
  };
  await edit(desk, { kind: 'invoice', field: `line ${text}`, fieldsOf });
}

interface EditThere {
  readonly kind: Kind;
  readonly field: string;
  readonly fieldsOf: (record: There, value: string) => object;
}

async function edit({ books, ledger, chance }: ThereDesk, { kind, field, fieldsOf }: EditThere): Promise<void> {
  const known = ledger.ofKind(kind);
  const record = known[chance.below(known.length || 1)];
  if (record === undefined) return;
  const { entity, nameOf } = entities[kind];
  const found = (await books.list(entity)).find(row => nameOf(row) === record.name);
  if (found === undefined) return;
  const value = field.startsWith('line ') ? '7.5' : `${field} ${ledger.next()}`;
  await books.change(entity, found.Id, now => fieldsOf(now, value));
  ledger.save(record, field, value);
}
