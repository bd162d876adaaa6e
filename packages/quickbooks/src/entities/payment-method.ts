import type { Stored } from './record-parts.ts';

/** Fields of a payment method that a caller may write. */
export interface NewPaymentMethod {
  /** At most 31 characters. */
  readonly Name: string;
  readonly Type?: 'CREDIT_CARD' | 'NON_CREDIT_CARD';
  readonly Active?: boolean;
}

/** A payment method as QuickBooks stores it. */
export interface PaymentMethod extends NewPaymentMethod, Stored {}
