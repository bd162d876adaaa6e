import { objectAt, refAt, textAt, type JsonObject } from '../json.ts';
import type { Party } from '../ledger/posting.ts';

/** Whose receivable or payable a record is. */
export function partyOf(record: JsonObject): Party {
  const customer = refAt(record, 'CustomerRef');
  return customer === undefined ? `Vendor:${refAt(record, 'VendorRef') ?? ''}` : `Customer:${customer}`;
}

/** The customer or vendor that a line of a journal entry names. */
export function partyOfJournalLine(detail: JsonObject): Party | undefined {
  const entity = objectAt(detail, 'Entity');
  const type = entity && textAt(entity, 'Type');
  const id = entity && refAt(entity, 'EntityRef');
  return id === undefined || (type !== 'Customer' && type !== 'Vendor') ? undefined : `${type}:${id}`;
}
