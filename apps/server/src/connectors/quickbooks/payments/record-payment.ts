import type { Payment, PaymentFields } from '@tieout/api';
import { compare, currency, decimal, formatMoney, money, sum } from '@tieout/domain';
import { decimal as booksDecimal, type NewPayment } from '@tieout/quickbooks';
import { readCompanySetting } from '../../../records/invoices/invoice-setting.ts';
import { readPayment } from '../../../records/payments/read-payment.ts';
import type { Actor } from '../../../records/record-tools.ts';
import type { BooksTools } from '../books-tools.ts';
import { findConnectionOf } from '../connection/company-of-record.ts';
import { getWorkingConnection, type WorkingConnection } from '../connection/working-connection.ts';
import { ensureCustomer } from '../invoices/ensure-customer.ts';
import { refreshSettled } from './refresh-settled.ts';
import { readSettled, refuseField, requireSettleable, requireSum, type SettledInvoice } from './settled-invoices.ts';
import { writePayment } from './write-payment.ts';

/**
 * Records a payment here and in QuickBooks: what QuickBooks is known to refuse is refused first (U11). While QuickBooks does not answer
 * it stands here as on its way.
 * @throws ProblemFault `not-ready`, `not-connected`, `reconnect-needed`, `refused-by-quickbooks`, `quickbooks-unavailable`
 */
export async function recordPayment(tools: BooksTools, actor: Actor, fields: PaymentFields): Promise<Payment> {
  const { workspaceId } = actor;
  const connection = await companyOf(tools, workspaceId, fields);
  const settled = await readSettled(tools, { connection, parts: fields.parts, field: 'parts' });
  const code = await requireSound(tools, { fields, settled, connection });
  const customerId = await ensureCustomer(tools, { connection, recordId: fields.customerId, by: actor.name });
  const shown = formatMoney(money(decimal(fields.total), currency(code)), 'en-US');
  const { id, isOnItsWay } = await writePayment(tools, actor, {
    connection,
    fields,
    currency: code,
    allocations: settled.map(({ booksId, amount }) => ({ kind: 'invoice', books_id: booksId, amount })),
    body: bodyOf(fields, { customerId, settled }),
    name: `payment of ${shown}`,
    sentence: `${actor.name} recorded the payment of ${shown}.`,
  });
  const invoices = settled.map(({ booksId }) => ({ kind: 'invoice' as const, booksId }));
  if (!isOnItsWay) await refreshSettled(tools, connection, invoices);
  return readPayment(tools.db, { workspaceId, id }, tools.now());
}

/** Money is received in the books that the invoices stand in, else in those of the customer. */
async function companyOf(tools: BooksTools, workspaceId: string, { parts, customerId }: PaymentFields) {
  const [part] = parts;
  const record =
    part === undefined
      ? ({ workspaceId, kind: 'customer', recordId: customerId } as const)
      : ({ workspaceId, kind: 'invoice', recordId: part.invoiceId } as const);
  const connection = await findConnectionOf(tools.db, record);
  return getWorkingConnection(tools.db, { workspaceId, ...(connection !== undefined && { id: connection.id }) });
}

interface Sound {
  readonly fields: PaymentFields;
  readonly settled: readonly SettledInvoice[];
  readonly connection: WorkingConnection;
}

/** What QuickBooks would refuse (entities.md §3.9), said beside the field. Answers with its currency. @throws ProblemFault */
async function requireSound(tools: BooksTools, { fields, settled, connection }: Sound): Promise<string> {
  const customer = await tools.db
    .selectFrom('customer')
    .select(['currency', 'life'])
    .where('id', '=', fields.customerId)
    .where('workspace_id', '=', connection.workspaceId)
    .executeTakeFirst();
  if (customer === undefined) throw refuseField('invalid-request', 'customerId', 'Choose a customer that exists.');
  if (customer.life !== 'live') throw refuseField('not-ready', 'customerId', 'This customer is not active.');
  const total = decimal(fields.total);
  requireSum(total, 'total');
  if (compare(sum(settled.map(({ amount }) => amount)), total) > 0)
    throw refuseField('not-ready', 'total', 'The invoices it settles come to more than the payment.');
  for (const one of settled) requireSettleable(one, fields.customerId);
  const settingKey = { workspaceId: connection.workspaceId, connectionId: connection.id };
  const { company } = await readCompanySetting(tools.db, settingKey, tools.now());
  if (company.closingDate !== null && fields.txnDate <= company.closingDate)
    throw refuseField('not-ready', 'txnDate', `The books are closed up to ${company.closingDate}.`);
  return customer.currency;
}

function bodyOf(
  fields: PaymentFields,
  { customerId, settled }: { readonly customerId: string; readonly settled: readonly SettledInvoice[] },
): NewPayment {
  return {
    CustomerRef: { value: customerId },
    TotalAmt: booksDecimal(fields.total),
    TxnDate: fields.txnDate,
    ...(fields.method !== null && { PaymentMethodRef: { value: fields.method.id } }),
    ...(fields.reference !== '' && { PaymentRefNum: fields.reference }),
    ...(fields.depositAccount !== null && { DepositToAccountRef: { value: fields.depositAccount.id } }),
    ...(fields.note !== '' && { PrivateNote: fields.note }),
    Line: settled.map(({ booksId, amount }) => ({
      Amount: booksDecimal(amount),
      LinkedTxn: [{ TxnId: booksId, TxnType: 'Invoice' }],
    })),
  };
}
