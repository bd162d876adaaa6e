import type { BooksCommand, Fields } from '@tieout/sync';
import { sql } from 'kysely';
import { itemFieldsOf, type ItemFieldRow } from '../../../../records/items/item-field-columns.ts';
import { recordLists } from '../../../../records/lists/record-lists.ts';
import type { Db } from '../../../../store/store.ts';
import type { CompanyFacts, PhrasedItem, SyncKind } from '../sync-kind.ts';
import { itemBody, newItemBody } from './item-body.ts';
import { listKind } from './list-kind.ts';
import { listChange } from './phrase-list-change.ts';
import { idOf } from './plain-field.ts';

/** The account travels by its id; here it is shown by its name, which the mirror knows. */
async function withAccountName(db: Db, { connectionId }: CompanyFacts, fields: Fields): Promise<Fields> {
  const id = idOf(fields, 'incomeAccount');
  if (id === null) return 'incomeAccount' in fields ? { ...fields, incomeAccountName: null } : fields;
  const { rows } = await sql<{ readonly name: string | null }>`
    select coalesce(payload->>'FullyQualifiedName', payload->>'Name') as name from mirror
    where connection_id = ${connectionId} and entity = 'Account' and books_id = ${id}`.execute(db);
  return { ...fields, incomeAccountName: rows[0]?.name ?? null };
}

function phrase(command: BooksCommand, company: CompanyFacts): PhrasedItem {
  if (command.kind === 'create') {
    const made = newItemBody(command.fields, company);
    if (made.kind === 'impossible') return { kind: 'impossible', cause: 'impossible', message: made.message };
    return { kind: 'create', name: 'Item', record: made.body };
  }
  const { changes, active } = listChange(command, 'name');
  return {
    kind: 'sparse-update',
    name: 'Item',
    changes: { Id: command.id, SyncToken: command.version, ...itemBody(changes), ...active },
  };
}

/** Products and services, as both sides have them. */
export const itemKind: SyncKind = {
  ...listKind<ItemFieldRow>({
    list: recordLists.item,
    columns: sql`name, kind, sku, description, unit_price, is_taxable, income_account, quantity_on_hand, parent_id`,
    fieldsOf: itemFieldsOf,
    fixed: (_, company) => ({ kind: 'service', currency: company.currency }),
    complete: withAccountName,
  }),
  phrase,
};
