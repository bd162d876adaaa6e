import type { BooksCommand, Fields, WorkspaceRecord } from '@tieout/sync';
import { sql } from 'kysely';
import { customerFieldsOf, type CustomerFieldRow } from '../../../../records/customers/customer-field-columns.ts';
import { recordLists } from '../../../../records/lists/record-lists.ts';
import type { CompanyFacts, PhrasedItem, SyncKind } from '../sync-kind.ts';
import { customerBody, newCustomerBody } from './customer-body.ts';
import { listKind } from './list-kind.ts';
import { listChange } from './phrase-list-change.ts';
import { textOf } from './plain-field.ts';

function phrase(command: BooksCommand, company: CompanyFacts, own: WorkspaceRecord | null): PhrasedItem {
  if (command.kind === 'create') return phraseNew(command.fields, company, own);
  const { changes, active } = listChange(command, 'displayName');
  return {
    kind: 'sparse-update',
    name: 'Customer',
    changes: {
      Id: command.id,
      SyncToken: command.version,
      ...customerBody(changes, command.current.fields),
      ...active,
    },
  };
}

/** The currency is fixed for ever when a customer is made; a company with one currency refuses to hear of it. */
function phraseNew(fields: Fields, company: CompanyFacts, own: WorkspaceRecord | null): PhrasedItem {
  const currency = textOf(own?.fields ?? {}, 'currency');
  const foreign = currency !== null && currency !== company.currency ? { CurrencyRef: { value: currency } } : {};
  return { kind: 'create', name: 'Customer', record: { ...newCustomerBody(fields), ...foreign } };
}

const currencyColumn = (fields: Fields, company: CompanyFacts) => ({
  currency: textOf(fields, 'currency') ?? company.currency,
});

/** Customers, as both sides have them. */
export const customerKind: SyncKind = {
  ...listKind<CustomerFieldRow>({
    list: recordLists.customer,
    columns: sql`display_name, company_name, given_name, family_name, email, phone, mobile, website, billing_address, shipping_address,
      notes, is_taxable, balance, currency, parent_id`,
    fieldsOf: customerFieldsOf,
    fixed: currencyColumn,
    following: currencyColumn,
  }),
  phrase,
};
