import { sql, type RawBuilder } from 'kysely';
import type { RecordedKind } from '@tieout/api';
import { ProblemFault } from '../http/problem-fault.ts';
import { currencyOfRecord, placeInRow } from '../plans/currency-of-record.ts';
import type { Db } from '../store/store.ts';

/** Where records of a kind stand, and what names one. */
const places: Readonly<Record<RecordedKind, { readonly table: string; readonly name: RawBuilder<string | null> }>> = {
  customer: { table: 'customer', name: sql`r.full_name` },
  item: { table: 'item', name: sql`r.full_name` },
  invoice: { table: 'invoice', name: sql`coalesce(r.number, 'Draft')` },
  estimate: { table: 'sales_document', name: sql`r.number` },
  'credit-memo': { table: 'sales_document', name: sql`r.number` },
  'refund-receipt': { table: 'sales_document', name: sql`r.number` },
  payment: { table: 'payment', name: sql`nullif(r.reference, '')` },
};

/** The rows `r` that are records of the kind. */
export const rowsOf = (kind: RecordedKind): RawBuilder<unknown> => {
  const { table } = places[kind];
  return table === 'sales_document'
    ? sql`(select * from sales_document where kind = ${kind}) r`
    : sql`${sql.table(table)} r`;
};

export interface RecordAsked {
  readonly workspaceId: string;
  readonly kind: RecordedKind;
  readonly id: string;
}

/** A record of which past states are kept. */
export interface RecordedRecord extends RecordAsked {
  /** Empty where the document has no number and the payment no reference. */
  readonly name: string;
  readonly currency: string;
}

const placeOfRow = { ...placeInRow, recordId: sql`r.id` };

/** The record by kind and id. @throws ProblemFault `not-found` */
export async function getRecorded(db: Db, { workspaceId, kind, id }: RecordAsked): Promise<RecordedRecord> {
  const { rows } = await sql<{ readonly name: string | null; readonly currency: string }>`
    select ${places[kind].name} as name, ${currencyOfRecord(placeOfRow)} as currency from ${rowsOf(kind)}
    where r.id = ${id} and r.workspace_id = ${workspaceId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such record.');
  return { workspaceId, kind, id, name: row.name ?? '', currency: row.currency };
}
