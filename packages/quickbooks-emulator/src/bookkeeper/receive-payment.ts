import { refAt, type JsonObject, type JsonValue } from '../books/json.ts';
import { readRecord, saveRecord, type Desk, type DeskOutcome } from './desk.ts';

export interface PaymentReceived {
  readonly invoiceId: string;
  /** Major units as text or number; the open balance when left out. */
  readonly amount?: string | number | undefined;
  /** `YYYY-MM-DD`; today when left out. */
  readonly txnDate?: string | undefined;
  readonly paymentRefNum?: string | undefined;
  readonly paymentMethodId?: string | undefined;
}

/** Books a payment against one invoice, as a bookkeeper does with "Receive payment". */
export function receivePayment(desk: Desk, received: PaymentReceived): DeskOutcome {
  const invoice = readRecord(desk, 'Invoice', received.invoiceId);
  const customerId = invoice && refAt(invoice, 'CustomerRef');
  if (invoice === undefined || customerId === undefined)
    return { kind: 'refused', code: '610', message: `There is no invoice ${received.invoiceId}.` };
  const amount: JsonValue | undefined = received.amount === undefined ? invoice['Balance'] : Number(received.amount);
  const { txnDate, paymentRefNum, paymentMethodId } = received;
  const payment: JsonObject = {
    CustomerRef: { value: customerId },
    TotalAmt: amount,
    TxnDate: txnDate,
    PaymentRefNum: paymentRefNum,
    PaymentMethodRef: paymentMethodId === undefined ? undefined : { value: paymentMethodId },
    CurrencyRef: invoice['CurrencyRef'],
    ExchangeRate: invoice['ExchangeRate'],
    Line: [{ Amount: amount, LinkedTxn: [{ TxnId: received.invoiceId, TxnType: 'Invoice' }] }],
  };
  return saveRecord(desk, 'Payment', payment);
}
