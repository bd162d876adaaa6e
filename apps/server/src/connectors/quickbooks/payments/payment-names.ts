import type { Db } from '../../../store/store.ts';
import { readReferences } from '../reference/read-references.ts';
import type { PaymentNames } from './payment-facts.ts';

/** What the company calls its payment methods and accounts. */
export async function readPaymentNames(db: Db, connectionId: string): Promise<PaymentNames> {
  const references = await readReferences(db, connectionId);
  const methods = new Map(references.paymentMethods.map(({ Id, Name }) => [Id, Name]));
  const accounts = new Map(references.accounts.map(({ Id, Name }) => [Id, Name]));
  return { methodName: id => methods.get(id) ?? id, accountName: id => accounts.get(id) ?? id };
}
