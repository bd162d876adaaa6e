import { activeOrNot, type Company, type Condition } from '@tieout/quickbooks';
import { displayNameLengthMax, normaliseName, proposeFreeName } from '@tieout/domain';

/** Who has a name in the books already. Customers, vendors and employees share one name space (entities.md §3.1). */
export type Namesake =
  | { readonly kind: 'customer'; readonly id: string }
  | { readonly kind: 'vendor' | 'employee'; readonly proposal: string };

/** Asks QuickBooks who holds a name, before anything is written. @throws QuickBooksFault */
export async function findNamesake(company: Company, name: string): Promise<Namesake | undefined> {
  const where: readonly Condition[] = [{ field: 'DisplayName', is: '=', value: name }, activeOrNot];
  const [customers, vendors, employees] = await Promise.all([
    company.query({ from: 'Customer', where }),
    company.query({ from: 'Vendor', where }),
    company.query({ from: 'Employee', where }),
  ]);
  const [customer] = customers.value;
  if (customer !== undefined) return { kind: 'customer', id: customer.Id };
  const isVendor = vendors.value.length > 0;
  if (!isVendor && employees.value.length === 0) return undefined;
  const taken = normaliseName(name);
  const proposal = proposeFreeName(name, candidate => normaliseName(candidate) === taken, displayNameLengthMax);
  return { kind: isVendor ? 'vendor' : 'employee', proposal };
}
