import { textAt, type BooksRecord } from '../json.ts';
import { pacificSeconds } from '../store/pacific-time.ts';
import { emailNeededFault } from '../transactions/transaction-faults.ts';
import type { WriteContext } from '../entities/entity-definition.ts';
import type { Draft } from '../json.ts';
import type { FormWork } from './prepare-sales-form.ts';

/** Print and mail status: printed by default when the customer gets paper (recorded; entities.md §2.3). */
export function settleDelivery({ draft, kind }: FormWork, customer: BooksRecord | undefined): void {
  const method = customer === undefined ? 'Print' : textAt(customer, 'PreferredDeliveryMethod');
  draft['PrintStatus'] ??= method === 'Print' ? 'NeedToPrint' : 'NotSet';
  if (!kind.isMailed) return;
  draft['EmailStatus'] ??= 'NotSet';
  if (draft['EmailStatus'] === 'NeedToSend' && draft['BillEmail'] === undefined) throw emailNeededFault();
}

/** What a send leaves on a form: status, time, and the address it went to (protocol.md §2.6). */
export function markSent(draft: Draft, context: WriteContext): void {
  if (context.sendTo !== undefined) draft['BillEmail'] = { Address: context.sendTo };
  if (draft['BillEmail'] === undefined) throw emailNeededFault();
  draft['EmailStatus'] = 'EmailSent';
  draft['DeliveryInfo'] = { DeliveryType: 'Email', DeliveryTime: pacificSeconds(context.at) };
}
