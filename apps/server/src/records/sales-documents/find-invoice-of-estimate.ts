import type { Db } from '../../store/store.ts';
import type { InvoiceStage } from '../../store/record-tables.ts';

export interface InvoiceOfEstimate {
  readonly id: string;
  readonly number: string | null;
  readonly stage: InvoiceStage;
}

/** The living invoice that was made of an estimate from here. */
export const findInvoiceOfEstimate = (db: Db, estimateId: string): Promise<InvoiceOfEstimate | undefined> =>
  db
    .selectFrom('invoice')
    .select(['id', 'number', 'stage'])
    .where('estimate_id', '=', estimateId)
    .where('is_deleted', '=', false)
    .where('is_voided', '=', false)
    .executeTakeFirst();
