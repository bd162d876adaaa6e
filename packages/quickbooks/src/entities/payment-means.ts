import type { Decimal } from './decimal.ts';

/** How a card was charged. Only charges by Intuit Payments have a response; a card number cannot be sent (fault 6530). */
export interface CreditCardPayment {
  readonly CreditChargeInfo?: {
    readonly ProcessPayment?: boolean;
    readonly Type?: string;
    readonly NameOnAcct?: string;
    readonly CcExpiryMonth?: number;
    readonly CcExpiryYear?: number;
    readonly BillAddrStreet?: string;
    readonly PostalCode?: string;
    readonly Amount?: Decimal;
  };
  readonly CreditChargeResponse?: {
    readonly Status?: string;
    readonly AuthCode?: string;
    readonly TxnAuthorizationTime?: string;
    readonly CCTransId?: string;
  };
}

/** The cheque that pays a customer back. */
export interface CheckPayment {
  readonly CheckNum?: string;
  readonly Status?: string;
  readonly NameOnAcct?: string;
  readonly AcctNum?: string;
  readonly BankName?: string;
}
