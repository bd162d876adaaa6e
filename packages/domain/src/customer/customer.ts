import type { CustomerId, PaymentMethodId, TaxCodeId, TermId } from '../ids/record-ids.ts';
import type { CurrencyCode } from '../money/currency.ts';
import type { Address } from './address.ts';
import type { PersonName } from './display-name.ts';

/** A company or person that is invoiced. Empty text means "none"; only absent references are null. */
export interface Customer {
  readonly id: CustomerId;
  /** Unique in the books over customers, vendors and employees, without regard to case. */
  readonly displayName: string;
  readonly companyName: string;
  readonly person: PersonName;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly fax: string;
  readonly website: string;
  readonly billingAddress: Address;
  readonly shippingAddress: Address;
  readonly notes: string;
  /** The customer's own tax or VAT number. QuickBooks masks it in answers. */
  readonly taxNumber: string;
  /** Fixed in the books once the customer exists there (entities.md §3.6). Null: the home currency. */
  readonly currency: CurrencyCode | null;
  readonly isTaxable: boolean;
  readonly taxCodeId: TaxCodeId | null;
  readonly termId: TermId | null;
  readonly paymentMethodId: PaymentMethodId | null;
  /** Sub-customers and jobs hang below a parent, at most four levels deep. */
  readonly parentId: CustomerId | null;
  readonly isActive: boolean;
}
