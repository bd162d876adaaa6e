import type { NewCustomer } from '@tieout/quickbooks';
import { cleanBooksName, displayNameLengthMax } from '@tieout/domain';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { readCompanySetting } from '../../../records/invoices/invoice-setting.ts';
import { readCustomer } from '../../../records/customers/read-customer.ts';
import { isUniqueViolation } from '../../../store/is-unique-violation.ts';
import type { BooksTools } from '../books-tools.ts';
import { callBooks, problemOf } from '../call-books.ts';
import { claimRecord } from '../connection/company-of-record.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite } from '../write/settle-write.ts';
import { findNamesake } from './find-namesake.ts';
import { findBooksId, findPendingCreate } from './find-books-id.ts';

export interface Wanted {
  readonly connection: WorkingConnection;
  readonly recordId: string;
  readonly by: string;
}

/**
 * The QuickBooks id of a customer: the linked one, a namesake that nothing here is linked to, or one created now.
 * @throws ProblemFault `not-ready` when a vendor or employee has the name, or the name cannot be written
 */
export async function ensureCustomer(tools: BooksTools, wanted: Wanted): Promise<string> {
  const { connection, recordId } = wanted;
  const known = await findBooksId(tools.db, { connectionId: connection.id, kind: 'customer', recordId });
  if (known !== undefined) return known;
  const { workspaceId } = connection;
  await claimRecord(tools.db, { workspaceId, kind: 'customer', recordId, connection, path: 'customerId' });
  const begun = await findPendingCreate(tools.db, connection.id, recordId);
  if (begun === undefined) {
    const namesake = await lookForNamesake(tools, wanted);
    if (namesake !== undefined) return namesake;
  }
  return createInBooks(tools, wanted, begun);
}

/** A customer of this name in QuickBooks is the same one; anybody else of the name is in the way. */
async function lookForNamesake(tools: BooksTools, { connection, recordId, by }: Wanted): Promise<string | undefined> {
  const { displayName } = await readCustomer(
    tools.db,
    { workspaceId: connection.workspaceId, id: recordId },
    tools.now(),
  );
  requireWritable(displayName);
  const company = tools.client.company(connection.realmId);
  const namesake = await callBooks(connection, () => findNamesake(company, displayName));
  if (namesake === undefined) return undefined;
  if (namesake.kind !== 'customer') throw nameTaken(displayName, namesake);
  await linkNamesake(tools, { connection, recordId, by }, namesake.id);
  return namesake.id;
}

function requireWritable(displayName: string): void {
  const clean = cleanBooksName(displayName, displayNameLengthMax);
  if (clean === displayName) return;
  const message = `QuickBooks does not take the name “${displayName}”. Change it, for instance to “${clean}”.`;
  throw new ProblemFault('not-ready', message, { fields: [{ path: 'customerId', message }], cure: 'change-name' });
}

function nameTaken(
  name: string,
  { kind, proposal }: { readonly kind: string; readonly proposal: string },
): ProblemFault {
  const article = kind === 'employee' ? 'an' : 'a';
  const message = `In QuickBooks “${name}” is the name of ${article} ${kind} already. Change the customer’s name, for instance to “${proposal}”. Nothing was written.`;
  return new ProblemFault('not-ready', message, { fields: [{ path: 'customerId', message }], cure: 'change-name' });
}

async function linkNamesake(tools: BooksTools, { connection, recordId, by }: Wanted, booksId: string): Promise<void> {
  const company = tools.client.company(connection.realmId);
  const { value } = await callBooks(connection, () => company.get('Customer', booksId));
  const entry = mirrorEntryOf('Customer', value);
  const at = tools.now();
  try {
    await tools.db.transaction().execute(async tx => {
      await upsertMirror(tx, [entry], { connectionId: connection.id, observedAt: at });
      await tx
        .insertInto('link')
        .values({
          connection_id: connection.id,
          workspace_id: connection.workspaceId,
          kind: 'customer',
          record_id: recordId,
          books_id: booksId,
          base: JSON.stringify({ life: 'live', fields: entry.fields }),
          origin: 'matched',
          linked_by: by,
          linked_at: at,
          synced_at: at,
        })
        .execute();
      await tx.updateTable('customer').set({ mark: 'in-step' }).where('id', '=', recordId).execute();
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // The push of this very customer may have been faster (sync/push-changes.ts).
    const record = { connectionId: connection.id, kind: 'customer', recordId } as const;
    if ((await findBooksId(tools.db, record)) === booksId) return;
    const message =
      'Another customer here is linked to the QuickBooks customer of this name. Invoice that one, or change the name.';
    throw new ProblemFault('not-ready', message, { fields: [{ path: 'customerId', message }] });
  }
}

async function createInBooks(tools: BooksTools, wanted: Wanted, begun: string | undefined): Promise<string> {
  const { connection, recordId, by } = wanted;
  const customer = await readCustomer(tools.db, { workspaceId: connection.workspaceId, id: recordId }, tools.now());
  const settingKey = { workspaceId: connection.workspaceId, connectionId: connection.id };
  const { isMultiCurrency, homeCurrency } = await readCompanySetting(tools.db, settingKey, tools.now());
  const isForeign = isMultiCurrency && customer.currency !== homeCurrency;
  const body = { ...customerBody(customer), ...(isForeign && { CurrencyRef: { value: customer.currency } }) };
  const journalId =
    begun ??
    (await tools.db.transaction().execute(tx =>
      noteIntent(tx, tools, {
        connection,
        intent: {
          recordKind: 'customer',
          recordId,
          name: customer.displayName,
          by,
          request: { operation: 'create', entity: 'Customer', body },
        },
      }),
    ));
  const outcome = await settleWrite(tools, journalId);
  const booksId = await findBooksId(tools.db, { connectionId: connection.id, kind: 'customer', recordId });
  if (booksId !== undefined) return booksId;
  if (outcome.kind === 'refused' && outcome.fault.kind === 'duplicate-name') {
    // Somebody made it there between the look and the write.
    const namesake = await lookForNamesake(tools, wanted);
    if (namesake !== undefined) return namesake;
  }
  if (outcome.kind !== 'done') throw problemOf(outcome.fault, connection.companyName);
  throw new Error('A created customer was not linked.');
}

type Customer = Awaited<ReturnType<typeof readCustomer>>;

function customerBody(customer: Customer): NewCustomer {
  const { billingAddress: bill } = customer;
  const address = {
    ...(bill.line1 !== '' && { Line1: bill.line1 }),
    ...(bill.line2 !== '' && { Line2: bill.line2 }),
    ...(bill.city !== '' && { City: bill.city }),
    ...(bill.region !== '' && { CountrySubDivisionCode: bill.region }),
    ...(bill.postalCode !== '' && { PostalCode: bill.postalCode }),
    ...(bill.country !== '' && { Country: bill.country }),
  };
  return {
    DisplayName: customer.displayName,
    ...(customer.companyName !== '' && { CompanyName: customer.companyName }),
    ...(customer.givenName !== '' && { GivenName: customer.givenName }),
    ...(customer.familyName !== '' && { FamilyName: customer.familyName }),
    ...(customer.email !== '' && { PrimaryEmailAddr: { Address: customer.email } }),
    ...(customer.phone !== '' && { PrimaryPhone: { FreeFormNumber: customer.phone } }),
    ...(customer.mobile !== '' && { Mobile: { FreeFormNumber: customer.mobile } }),
    ...(customer.website !== '' && { WebAddr: { URI: customer.website } }),
    ...(Object.keys(address).length > 0 && { BillAddr: address }),
    ...(customer.notes !== '' && { Notes: customer.notes }),
    Taxable: customer.isTaxable,
  };
}
