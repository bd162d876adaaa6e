import { numberOfCents, numberOfPrecise } from '../arithmetic/fixed-point.ts';
import type { NetAndGross } from '../arithmetic/sales-form.ts';
import { objectAt, textAt, type JsonObject } from '../json.ts';
import { findAccountByRole } from '../ledger/account-roles.ts';
import { accountReference } from '../transactions/account-reference.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { omit } from '../transactions/omit.ts';
import type { ChargeLine, DiscountLine } from './sales-lines.ts';
import type { LineWriting } from './write-lines.ts';

const DISCOUNT_TERMS: ReadonlySet<string> = new Set(['PercentBased', 'DiscountPercent', 'DiscountAccountRef']);

/** The discount line, its amount reckoned. */
export function writeDiscount({ detail, discount }: DiscountLine, writing: LineWriting): JsonObject {
  const { company, totals } = writing;
  const account = detail['DiscountAccountRef'] ?? findAccountByRole(company, 'discounts')?.reference;
  return {
    Amount: numberOfCents(totals.discount),
    DetailType: 'DiscountLineDetail',
    DiscountLineDetail: {
      ...omit(detail, DISCOUNT_TERMS),
      PercentBased: discount.kind === 'percent',
      ...(discount.kind === 'percent' ? { DiscountPercent: numberOfPrecise(discount.percent) } : {}),
      ...(account === undefined ? {} : { DiscountAccountRef: account }),
    },
  };
}

/** A shipping or gratuity line: an amount without quantity or price. */
export function writeCharge(charge: ChargeLine, amount: NetAndGross, writing: LineWriting): JsonObject {
  const { company, taxInclusive } = writing;
  const shippingAccount = charge.itemId === 'SHIPPING_ITEM_ID' ? preferencesOf(company).shippingAccount : undefined;
  const description = textAt(charge.source, 'Description');
  const account =
    shippingAccount === undefined
      ? undefined
      : accountReference(company, { Account: { value: shippingAccount } }, 'Account');
  const serviceDate = textAt(objectAt(charge.source, 'SalesItemLineDetail') ?? {}, 'ServiceDate');
  return {
    ...(description === undefined ? {} : { Description: description }),
    Amount: numberOfCents(amount.net),
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ItemRef: { value: charge.itemId },
      ...(account === undefined ? {} : { ItemAccountRef: account }),
      ...(charge.taxCode === undefined ? {} : { TaxCodeRef: { value: charge.taxCode } }),
      ...(serviceDate === undefined ? {} : { ServiceDate: serviceDate }),
      ...(taxInclusive ? { TaxInclusiveAmt: numberOfCents(amount.gross) } : {}),
    },
  };
}
