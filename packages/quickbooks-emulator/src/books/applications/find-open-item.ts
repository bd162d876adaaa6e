import type { Company } from '../company.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { textAt } from '../json.ts';
import type { Party } from '../ledger/posting.ts';
import type { TxnLink } from './applications.ts';
import { partyOf } from '../transactions/party.ts';
import { journalOpenItem, originalAmountOf, type OpenItem } from './open-item.ts';
import type { PaymentSide } from './payment-side.ts';

/** The transaction that a payment line links to; undefined when there is none such, or of a kind it cannot pay. */
export function findOpenItem(
  company: Company,
  link: TxnLink,
  payer: { readonly side: PaymentSide; readonly party: Party },
): OpenItem | undefined {
  const target = Object.hasOwn(payer.side.targets, link.type) ? payer.side.targets[link.type] : undefined;
  if (target === undefined) return undefined;
  const entity = link.type as EntityName;
  const record = company.table(entity).record(link.id);
  if (record === undefined) return undefined;
  if (target === 'journal') {
    return journalOpenItem(record, payer.party, openAccounts(company, payer.side));
  }
  return {
    entity,
    side: target,
    id: link.id,
    key: link.id,
    record,
    party: partyOf(record),
    original: originalAmountOf(record),
  };
}

/** Every receivable (or payable) account: there is one per currency. */
export function openAccounts(company: Company, side: PaymentSide): ReadonlySet<string> {
  const type = side.account === 'receivable' ? 'Accounts Receivable' : 'Accounts Payable';
  const ids = new Set<string>();
  for (const { id } of company.table('Account').inIdOrder()) {
    const account = company.table('Account').record(id);
    if (account !== undefined && textAt(account, 'AccountType') === type) ids.add(id);
  }
  return ids;
}
