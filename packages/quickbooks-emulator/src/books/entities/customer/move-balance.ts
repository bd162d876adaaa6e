import type { Company } from '../../company.ts';
import { decimalAt, jsonNumber, ZERO, type Decimal } from '../../decimal.ts';
import { refAt } from '../../json.ts';
import { amendRecord } from '../../write/amend-record.ts';
import { getDefinition } from '../registry.ts';

/**
 * Moves the open balance of a customer or vendor, in its own currency; the BalanceWithJobs of a customer and of all
 * above it move along. Whether that counts as a change of the record is a switch (protocol.md §9).
 */
export function moveOpenBalance(
  company: Company,
  party: { readonly entity: 'Customer' | 'Vendor'; readonly id: string },
  by: Decimal,
): void {
  if (by.eq(0)) return;
  const definition = getDefinition(party.entity);
  const touches = company.switches.balanceTouchesCustomer;
  let id: string | undefined = party.id;
  let own = true;
  while (id !== undefined) {
    const record = company.table(party.entity).record(id);
    if (record === undefined) return;
    const moved = (name: string) => jsonNumber((decimalAt(record, name) ?? ZERO).plus(by));
    const changes = {
      ...(own ? { Balance: moved('Balance') } : {}),
      ...(party.entity === 'Customer' ? { BalanceWithJobs: moved('BalanceWithJobs') } : {}),
    };
    amendRecord(company, definition, { id, changes, touches: touches && own });
    id = party.entity === 'Customer' ? refAt(record, 'ParentRef') : undefined;
    own = false;
  }
}
