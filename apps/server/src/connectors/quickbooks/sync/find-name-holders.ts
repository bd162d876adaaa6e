import { activeOrNot, type Company, type Condition, type Stored } from '@tieout/quickbooks';
import type { NameInBooks } from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';

/** Who holds names that QuickBooks refused: records of the kind itself, and others that share its name space. */
export interface NameHolders {
  readonly kind: ListKind;
  readonly records: readonly Stored[];
  readonly others: readonly NameInBooks[];
  readonly askedAt: Date;
}

/** Asks QuickBooks who holds some names. @throws QuickBooksFault */
export async function findNameHolders(
  company: Company,
  { kind, names, askedAt }: { readonly kind: ListKind; readonly names: readonly string[]; readonly askedAt: Date },
): Promise<NameHolders> {
  if (kind === 'item') {
    const { value } = await company.query({ from: 'Item', where: [{ field: 'Name', in: names }, activeOrNot] });
    return { kind, records: value, others: [], askedAt };
  }
  const where: readonly Condition[] = [{ field: 'DisplayName', in: names }, activeOrNot];
  const [customers, vendors, employees] = await Promise.all([
    company.query({ from: 'Customer', where }),
    company.query({ from: 'Vendor', where }),
    company.query({ from: 'Employee', where }),
  ]);
  const others = [...vendors.value.map(heldBy('vendor')), ...employees.value.map(heldBy('employee'))];
  return { kind, records: customers.value, others, askedAt };
}

const heldBy =
  (kind: 'vendor' | 'employee') =>
  ({ Id, DisplayName = '' }: { readonly Id: string; readonly DisplayName?: string }): NameInBooks => ({
    name: DisplayName,
    holder: { kind, booksId: Id },
  });

/** What was found of the kind itself is matched from now on: it goes into the mirror. */
export async function keepHolders(db: Db, connectionId: string, holders: NameHolders): Promise<void> {
  const entity = holders.kind === 'item' ? 'Item' : 'Customer';
  const entries = holders.records.map(record => mirrorEntryOf(entity, record));
  await upsertMirror(db, entries, { connectionId, observedAt: holders.askedAt });
}
