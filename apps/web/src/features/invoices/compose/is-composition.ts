import type { Address } from '@tieout/api';
import { isChoice, isText, listOf, oneOf, orAbsent, orNull, shaped } from '../../drafts/shaped.ts';
import type { ComposedLine, KeptComposition, RefundPart } from './composition.ts';

const address = shaped<Address>({ line1: isText, line2: isText, city: isText, region: isText, postalCode: isText, country: isText }); // prettier-ignore

const line = shaped<ComposedLine>({
  id: isText, itemId: orNull(isText), itemName: isText, description: isText, quantity: isText, unitPrice: isText, taxCode: isChoice,
}); // prettier-ignore

const refund = shaped<RefundPart>({ account: isChoice, method: isChoice, reference: isText });

const composition = shaped<KeptComposition>({
  customerId: orNull(isText), customerName: isText, connectionId: orNull(isText), currency: isText, lines: listOf(line), number: isText, txnDate: orNull(isText),
  dueDate: isText, term: isChoice, message: isText, note: isText, email: isText, address, taxMode: oneOf('exclusive', 'inclusive', 'none'),
  taxCode: isChoice, discountKind: oneOf('percent', 'amount'), discount: isText, shipping: isText,
  refund: orAbsent(refund),
}); // prettier-ignore

/** Whether what was kept is a composition as this version writes it. */
export const isComposition = (value: unknown): value is KeptComposition => composition(value);
