import type { Company } from '../../company.ts';
import { ruleFault } from '../../faults/faults.ts';
import { objectAt, objectsAt, refAt, textAt, type JsonObject } from '../../json.ts';
import { mentions, peekRecord } from '../../store/snapshot.ts';

const DETAILS = ['AccountBasedExpenseLineDetail', 'ItemBasedExpenseLineDetail'] as const;
const BILLABLE = '"BillableStatus":"Billable"';

/** 6280: a customer stays active while a bill or an expense is still to be charged on to it (entities.md §3.2). */
export function refuseWithUnbilledCharges(company: Company, customerId: string): void {
  for (const entity of ['Bill', 'Purchase'] as const) {
    for (const snapshot of company.table(entity).snapshots()) {
      if (!mentions(snapshot, BILLABLE)) continue;
      if (!objectsAt(peekRecord(snapshot), 'Line').some(line => isToBeCharged(line, customerId))) continue;
      throw ruleFault(
        '6280',
        'Customer has unbilled charges',
        'This customer has unbilled charges and cannot be made inactive.',
      );
    }
  }
}

function isToBeCharged(line: JsonObject, customerId: string): boolean {
  return DETAILS.some(name => {
    const detail = objectAt(line, name) ?? {};
    return textAt(detail, 'BillableStatus') === 'Billable' && refAt(detail, 'CustomerRef') === customerId;
  });
}
