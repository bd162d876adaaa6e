import type { Invoice } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';
import type { PushOrder } from './push-order.ts';

/** The mirror's newest answer about a linked invoice; undefined where it is not alive any more. */
export async function findCurrent(tx: Tx, order: PushOrder): Promise<Invoice | undefined> {
  return invoiceOf(await currentOf(tx, order).executeTakeFirst());
}

/**
 * The same, with the invoice held until the transaction ends. The mirror is read by a statement of its own: one that waits for the invoice
 * sees everything else as it was before it waited, and what whoever held it wrote there meanwhile would pass for a change back.
 */
export async function lockCurrent(tx: Tx, order: PushOrder): Promise<Invoice | undefined> {
  await tx.selectFrom('invoice').select('id').where('id', '=', order.invoiceId).forUpdate().execute();
  return findCurrent(tx, order);
}

const currentOf = (tx: Tx, { connectionId, invoiceId }: PushOrder) =>
  tx
    .selectFrom('invoice')
    .innerJoin('link', join => join.onRef('link.record_id', '=', 'invoice.id').on('link.kind', '=', 'invoice'))
    .innerJoin('mirror', join =>
      join
        .onRef('mirror.connection_id', '=', 'link.connection_id')
        .onRef('mirror.books_id', '=', 'link.books_id')
        .on('mirror.entity', '=', 'Invoice'),
    )
    .select('mirror.payload')
    .where('link.connection_id', '=', connectionId)
    .where('invoice.id', '=', invoiceId)
    .where('invoice.stage', '=', 'posted')
    .where('invoice.is_voided', '=', false)
    .where('invoice.is_deleted', '=', false)
    .where('mirror.life', '=', 'live');

// The mirror holds what the typed client read.
const invoiceOf = (row: { readonly payload: unknown } | undefined) => row?.payload as Invoice | undefined;
