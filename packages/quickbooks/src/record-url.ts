import type { EntityName } from './entities/entity-catalogue.ts';
import type { Environment } from './environment.ts';

/** Pages of QuickBooks' web app and the name of their id parameter. */
const recordPages: Partial<Record<EntityName, readonly [page: string, parameter: string]>> = {
  Customer: ['customerdetail', 'nameId'],
  Vendor: ['vendordetail', 'nameId'],
  Invoice: ['invoice', 'txnId'],
  Estimate: ['estimate', 'txnId'],
  Payment: ['recvpayment', 'txnId'],
  SalesReceipt: ['salesreceipt', 'txnId'],
  CreditMemo: ['creditmemo', 'txnId'],
  RefundReceipt: ['refundreceipt', 'txnId'],
  Deposit: ['deposit', 'txnId'],
  Bill: ['bill', 'txnId'],
  JournalEntry: ['journal', 'txnId'],
};

/** The address of a record in QuickBooks' web app, for an "open in QuickBooks" link; undefined for kinds without a page of their own. */
export function recordUrl(environment: Environment, name: EntityName, id: string): string | undefined {
  const target = recordPages[name];
  if (!target) return undefined;
  const [page, parameter] = target;
  return `${environment.appBaseUrl}/app/${page}?${parameter}=${encodeURIComponent(id)}`;
}
