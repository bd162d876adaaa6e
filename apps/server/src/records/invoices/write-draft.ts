import type { InvoiceFields } from '@tieout/api';
import { jsonOrNull } from '../../store/json-column.ts';
import type { Tx } from '../../store/store.ts';
import { draftOfFields, dueDateOfFields } from './draft-of-fields.ts';
import { readParties } from './invoice-parties.ts';
import type { InvoiceSetting } from './invoice-setting.ts';
import { figuresOfDraft, type DraftFigures } from './totals-of-draft.ts';

/** The columns and lines that typed fields become, with their figures. */
export async function draftColumns(tx: Tx, fields: InvoiceFields, setting: InvoiceSetting) {
  const connectionId = setting.connection?.id ?? null;
  const parties = await readParties(tx, { workspaceId: setting.workspaceId, connectionId, fields });
  const draft = draftOfFields(fields, parties, setting);
  const figures = figuresOfDraft(draft, setting);
  const columns = {
    number: fields.number,
    customer_id: fields.customerId,
    txn_date: fields.txnDate,
    due_date_typed: fields.dueDate,
    due_date: dueDateOfFields(fields, setting),
    term: jsonOrNull(fields.term),
    currency: draft.currency,
    message: fields.message,
    note: fields.note,
    bill_email: fields.billTo.email,
    bill_address: JSON.stringify(fields.billTo.address),
    tax_mode: fields.taxMode,
    tax_code: jsonOrNull(fields.taxCode),
    discount: jsonOrNull(fields.discount),
    shipping: fields.shipping,
    exchange_rate: fields.exchangeRate ?? null,
    totals: JSON.stringify(figures.totals),
    total: figures.totals.total,
    balance: figures.totals.total,
  };
  return { columns, figures };
}

/** Replaces the lines of an invoice. */
export async function writeLines(
  tx: Tx,
  invoiceId: string,
  { fields, figures }: { readonly fields: InvoiceFields; readonly figures: DraftFigures },
): Promise<void> {
  await tx.deleteFrom('invoice_line').where('invoice_id', '=', invoiceId).execute();
  if (fields.lines.length === 0) return;
  await tx
    .insertInto('invoice_line')
    .values(
      fields.lines.map((line, position) => ({
        invoice_id: invoiceId,
        id: line.id,
        position,
        item_id: line.itemId,
        description: line.description,
        quantity: line.quantity,
        unit_price: line.unitPrice,
        tax_code: jsonOrNull(line.taxCode),
        amount: figures.lineAmounts.get(line.id) ?? '0',
      })),
    )
    .execute();
}
