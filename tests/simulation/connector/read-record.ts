import { findDecimal, instant, stripDeletedSuffix } from '@tieout/domain';
import type { BooksLife, BooksRecord, FieldValue, Fields, LineValue, RecordKind } from '@tieout/sync';
import { amounts, figures, paths } from './entities.ts';
import { listAt, textAt, type Json } from './json.ts';

/** A record of QuickBooks in neutral names: what goes into the mirror. */
export function readRecord(kind: RecordKind, record: Json): BooksRecord {
  return {
    kind,
    id: textAt(record, 'Id') ?? '',
    version: textAt(record, 'SyncToken') ?? '0',
    life: lifeOf(kind, record),
    mergedInto: null,
    changedAt: instant(new Date(textAt(record, 'MetaData.LastUpdatedTime') ?? 0).toISOString()),
    fields: readFields(kind, record),
  };
}

/** entities.md §2.3: a voided document has no amount and a note that says so. */
function lifeOf(kind: RecordKind, record: Json): BooksLife {
  if (kind === 'customer' || kind === 'item') return record['Active'] === false ? 'inactive' : 'live';
  const isVoided = (textAt(record, 'PrivateNote') ?? '').startsWith('Voided') && amountAt(record, 'TotalAmt') === '0';
  return isVoided ? 'voided' : 'live';
}

function readFields(kind: RecordKind, record: Json): Fields {
  const fields: Record<string, FieldValue> = {};
  for (const [field, path] of Object.entries({ ...paths[kind], ...figures[kind] }))
    fields[field] = amounts.has(field) ? amountAt(record, path) : textAt(record, path);
  for (const name of ['displayName', 'name']) {
    const value = fields[name];
    if (typeof value === 'string' && record['Active'] === false) fields[name] = stripDeletedSuffix(value);
  }
  if (kind === 'payment') fields['allocations'] = listAt(record, 'Line').map(readAllocation);
  else if (kind !== 'customer' && kind !== 'item') fields['lines'] = listAt(record, 'Line').flatMap(readLine);
  return fields;
}

/** Sales and text lines; the subtotal that QuickBooks appends is none. */
function readLine(line: Json): readonly LineValue[] {
  const description = textAt(line, 'Description');
  const key = textAt(line, 'Id') ?? '';
  if (line['DetailType'] === 'DescriptionOnly') return [{ key, fields: { kind: 'text', description } }];
  if (line['DetailType'] !== 'SalesItemLineDetail') return [];
  const detail = line['SalesItemLineDetail'] as Json;
  const [quantity, unitPrice] = [amountAt(detail, 'Qty'), amountAt(detail, 'UnitPrice')];
  const isSale = quantity !== null && unitPrice !== null;
  const worth = isSale ? { quantity, unitPrice } : { amount: amountAt(line, 'Amount') };
  const item = textAt(detail, 'ItemRef.value');
  return [
    {
      key,
      fields: {
        kind: isSale ? 'sale' : 'amount',
        item,
        description,
        taxCode: textAt(detail, 'TaxCodeRef.value'),
        ...worth,
      },
    },
  ];
}

/** Lines of payments have no id: they go by the document they settle (entities.md §2.7). */
function readAllocation(line: Json): LineValue {
  const [link] = listAt(line, 'LinkedTxn');
  const id = link === undefined ? '' : textAt(link, 'TxnId');
  const isCredit = link?.['TxnType'] === 'CreditMemo';
  const target = isCredit ? { creditMemo: id } : { invoice: id };
  return {
    key: `${isCredit ? 'CreditMemo' : 'Invoice'}-${id ?? ''}`,
    fields: { ...target, amount: amountAt(line, 'Amount') },
  };
}

/** As the engine compares it: JSON says 20 where XML says 20.00. */
function amountAt(record: Json, path: string): string | null {
  const text = textAt(record, path);
  return text === null ? null : (findDecimal(text) ?? text);
}
