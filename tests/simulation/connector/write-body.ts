import { decimal, multiply, roundHalfUp } from '@tieout/domain';
import {
  isLines,
  type BooksCommand,
  type BooksRecord,
  type FieldValue,
  type Fields,
  type LineValue,
  type RecordKind,
} from '@tieout/sync';
import { paths } from './entities.ts';
import type { Json } from './json.ts';

/** Income account and tax-free code of an emulated US company. */
const incomeAccountId = '1';

type Draft = Record<string, unknown>;

/** What QuickBooks is sent for new or changed fields: only those, but a structure of several fields always whole. */
export function writeBody(command: BooksCommand): Json {
  const isNew = command.kind === 'create';
  const body: Draft = isNew ? newBody(command.record) : {};
  const held: Fields = isNew ? {} : command.current.fields;
  for (const [field, path] of Object.entries(paths[command.record])) {
    const value = command.fields[field];
    if (value === undefined && !isPartOfChanged(command, path)) continue;
    put(body, path, textOf(value === undefined ? held[field] : value, isNew));
  }
  writeLines(body, command);
  if (command.record === 'customer' && typeof command.fields['parent'] === 'string') body['Job'] = true;
  return body;
}

/** QuickBooks replaces structures such as addresses as a whole (entities.md §2.1). */
function isPartOfChanged({ record, fields }: BooksCommand, path: string): boolean {
  const [structure, inner] = path.split('.');
  if (inner === undefined) return false;
  return Object.entries(paths[record]).some(
    ([field, other]) => field in fields && other.startsWith(`${structure ?? ''}.`),
  );
}

const newBody = (kind: RecordKind): Draft =>
  kind === 'item' ? { Type: 'Service', IncomeAccountRef: { value: incomeAccountId } } : {};

/** A field is emptied by an empty text; a new record does not name it. */
const textOf = (value: FieldValue | undefined, isNew: boolean): string | undefined =>
  typeof value === 'string' ? value : isNew ? undefined : '';

function put(body: Draft, path: string, value: string | undefined): void {
  if (value === undefined) return;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let target = body;
  for (const name of names) target = (target[name] ??= {}) as Draft;
  target[last] = value;
}

function writeLines(body: Draft, { record, fields }: BooksCommand): void {
  const value = fields[record === 'payment' ? 'allocations' : 'lines'];
  if (value === undefined || !isLines(value)) return;
  body['Line'] = value.map(line => (record === 'payment' ? allocation(line) : documentLine(line)));
}

function documentLine({ key, fields }: LineValue): Json {
  const id = key === '' ? {} : { Id: key };
  const text = typeof fields['description'] === 'string' ? { Description: fields['description'] } : {};
  if (fields['kind'] === 'text') return { ...id, ...text, DetailType: 'DescriptionOnly' };
  const item =
    typeof fields['item'] === 'string' ? { ItemRef: { value: fields['item'] } } : { ItemRef: { value: '1' } };
  const code = typeof fields['taxCode'] === 'string' ? { TaxCodeRef: { value: fields['taxCode'] } } : {};
  const [quantity, unitPrice] = [fields['quantity'], fields['unitPrice']];
  if (typeof quantity !== 'string' || typeof unitPrice !== 'string') {
    return {
      ...id,
      ...text,
      DetailType: 'SalesItemLineDetail',
      Amount: fields['amount'] ?? '0',
      SalesItemLineDetail: { ...item, ...code },
    };
  }
  const amount = roundHalfUp(multiply(decimal(quantity), decimal(unitPrice)), 2);
  return {
    ...id,
    ...text,
    DetailType: 'SalesItemLineDetail',
    Amount: amount,
    SalesItemLineDetail: { ...item, ...code, Qty: quantity, UnitPrice: unitPrice },
  };
}

function allocation({ fields }: LineValue): Json {
  const isCredit = typeof fields['creditMemo'] === 'string';
  const id = isCredit ? fields['creditMemo'] : fields['invoice'];
  return { Amount: fields['amount'], LinkedTxn: [{ TxnId: id, TxnType: isCredit ? 'CreditMemo' : 'Invoice' }] };
}

/** The clean name that a record brought back must be given (entities.md §3.2). */
export function cleanName({ kind, fields }: BooksRecord): Json {
  const field = kind === 'customer' ? 'displayName' : 'name';
  return { [kind === 'customer' ? 'DisplayName' : 'Name']: fields[field] };
}
