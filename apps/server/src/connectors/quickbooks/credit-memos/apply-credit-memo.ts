import type { CreditApplication, CreditMemo } from '@tieout/api';
import { compare, currency, decimal, formatMoney, money, sum, type Decimal } from '@tieout/domain';
import { decimal as booksDecimal, type NewPayment } from '@tieout/quickbooks';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { readCompanySetting } from '../../../records/invoices/invoice-setting.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { readCreditMemo } from '../../../records/sales-documents/read-credit-memo.ts';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { refreshSettled } from '../payments/refresh-settled.ts';
import { readSettled, refuseField, requireSettleable, type SettledInvoice } from '../payments/settled-invoices.ts';
import { writePayment, type PaymentToWrite } from '../payments/write-payment.ts';
import { findPostedDocument, type PostedDocument } from '../sales-documents/find-posted-document.ts';

export interface Applying {
  readonly id: string;
  readonly invoices: CreditApplication['invoices'];
}

/**
 * Applies a credit memo to invoices of its customer, here and in QuickBooks, once: there it is a payment of nothing that links the two
 * (entities.md §2.7). What QuickBooks is known to refuse is refused first (U12, C40). While QuickBooks does not answer nothing of it is
 * used up yet, and it cannot be applied again.
 * @throws ProblemFault `not-ready`, `conflict`, `not-connected`, `reconnect-needed`, `refused-by-quickbooks`, `quickbooks-unavailable`
 */
export async function applyCreditMemo(tools: BooksTools, actor: Actor, applying: Applying): Promise<CreditMemo> {
  const key = { workspaceId: actor.workspaceId, id: applying.id };
  const posted = await findPostedDocument(tools, { ...key, kind: 'credit-memo' });
  const memo = await readCreditMemo(tools.db, key, tools.now());
  const { connection, booksId } = posted;
  const settled = await readSettled(tools, { connection, parts: applying.invoices, field: 'invoices' });
  requireApplicable(memo, settled);
  const { isOnItsWay } = await writePayment(tools, actor, await paymentOf(tools, { actor, memo, posted, settled }));
  if (isOnItsWay) return readCreditMemo(tools.db, key, tools.now());
  const documents = settled.map(one => ({ kind: 'invoice' as const, booksId: one.booksId }));
  await refreshSettled(tools, connection, [{ kind: 'credit-memo', booksId }, ...documents]);
  const sentence = `${actor.name} applied ${shownParts(memo, settled)}.`;
  await addStory(tools.db, tools, { recordKind: 'credit-memo', recordId: memo.id, kind: 'changed', sentence, actor });
  return readCreditMemo(tools.db, key, tools.now());
}

/** What is owed less what is credited can never be less than nothing, on neither side. @throws ProblemFault */
function requireApplicable(memo: CreditMemo, settled: readonly SettledInvoice[]): void {
  if (memo.state !== 'open') {
    const why =
      memo.state === 'applied' ? 'Nothing is left of this credit memo.' : `This credit memo is ${memo.state}.`;
    throw new ProblemFault('conflict', `${why} It cannot be applied.`);
  }
  for (const one of settled) {
    requireSettleable(one, memo.customerId);
    if (one.currency !== memo.currency)
      throw refuseField('not-ready', `${one.path}.invoiceId`, `Invoice ${one.number ?? ''} is in another currency.`);
  }
  if (compare(totalOf(settled), decimal(memo.remaining)) <= 0) return;
  const left = shown(memo, decimal(memo.remaining));
  throw refuseField('not-ready', 'invoices', `Only ${left} is left of credit memo ${memo.number ?? ''}.`);
}

const totalOf = (settled: readonly SettledInvoice[]): Decimal => sum(settled.map(({ amount }) => amount));

const shown = (memo: CreditMemo, amount: Decimal): string =>
  formatMoney(money(amount, currency(memo.currency)), 'en-US');

const shownParts = (memo: CreditMemo, settled: readonly SettledInvoice[]): string =>
  settled.map(({ amount, number }) => `${shown(memo, amount)} to invoice ${number ?? ''}`.trim()).join(', ');

interface Applied {
  readonly actor: Actor;
  readonly memo: CreditMemo;
  readonly posted: PostedDocument;
  readonly settled: readonly SettledInvoice[];
}

/** A payment of nothing, of the company's day. */
async function paymentOf(tools: BooksTools, { actor, memo, posted, settled }: Applied): Promise<PaymentToWrite> {
  const { connection, booksId, there } = posted;
  const settingKey = { workspaceId: connection.workspaceId, connectionId: connection.id };
  const { today: txnDate } = await readCompanySetting(tools.db, settingKey, tools.now());
  const credited = { kind: 'credit-memo', books_id: booksId, amount: totalOf(settled) } as const;
  const charged = settled.map(one => ({ kind: 'invoice' as const, books_id: one.booksId, amount: one.amount }));
  const allocations = [...charged, credited];
  const fields = { txnDate, total: '0', method: null, reference: '', depositAccount: null, note: '' };
  return {
    connection,
    // Documents of customers who are not here do not come here.
    fields: { ...fields, customerId: memo.customerId ?? '' },
    currency: memo.currency,
    allocations,
    body: {
      CustomerRef: { value: there.CustomerRef?.value ?? '' },
      TotalAmt: booksDecimal('0'),
      TxnDate: txnDate,
      Line: linesOf(allocations),
    },
    name: `credit memo ${memo.number ?? ''}`.trim(),
    sentence: `${actor.name} applied ${shownParts(memo, settled)}, from credit memo ${memo.number ?? ''}.`,
    guard: tx => requireNoneOnItsWay(tx, { id: memo.id, booksId, connectionId: connection.id }),
  };
}

const types = { invoice: 'Invoice', 'credit-memo': 'CreditMemo' } as const;

interface Allocation {
  readonly kind: keyof typeof types;
  readonly books_id: string;
  readonly amount: Decimal;
}

/** Amounts are positive for what is owed and for what is credited. */
const linesOf = (allocations: readonly Allocation[]): NonNullable<NewPayment['Line']> =>
  allocations.map(({ kind, books_id: TxnId, amount }) => ({
    Amount: booksDecimal(amount),
    LinkedTxn: [{ TxnId, TxnType: types[kind] }],
  }));

interface Credit {
  readonly id: string;
  readonly booksId: string;
  readonly connectionId: string;
}

/** Asked again while an answer is awaited, or by two at once, the same credit would be given twice. @throws ProblemFault `conflict` */
async function requireNoneOnItsWay(tx: Tx, { id, booksId, connectionId }: Credit): Promise<void> {
  await tx.selectFrom('sales_document').select('id').where('id', '=', id).forUpdate().execute();
  const begun = await tx
    .selectFrom('payment')
    .innerJoin('payment_allocation', 'payment_allocation.payment_id', 'payment.id')
    .select('payment.id')
    .where('payment.connection_id', '=', connectionId)
    .where('payment.stage', '=', 'posting')
    .where('payment_allocation.kind', '=', 'credit-memo')
    .where('payment_allocation.books_id', '=', booksId)
    .executeTakeFirst();
  if (begun === undefined) return;
  throw new ProblemFault(
    'conflict',
    'This credit memo is being applied already. Wait a moment, then look at what is left.',
  );
}
