import { sql, type RawBuilder } from 'kysely';
import type { searchRecords as contract } from '@tieout/api';
import type { z } from 'zod';
import { salesDocumentWords } from '../records/sales-documents/sales-document-words.ts';
import { searchQuery } from '../records/search-query.ts';
import type { SalesDocumentKind } from '../store/record-tables.ts';
import type { Db } from '../store/store.ts';

export type SearchAnswer = z.output<NonNullable<typeof contract.answer>>;

const eachMax = 5;

interface Row {
  readonly kind: SearchAnswer['rows'][number]['kind'];
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
}

/** Records of every kind whose words begin as typed: a handful of each, for the command palette. */
export async function searchRecords(db: Db, workspaceId: string, typed: string): Promise<SearchAnswer> {
  const query = searchQuery(typed);
  if (query === undefined) return { rows: [] };
  const words = sql`to_tsquery('simple', ${query})`;
  const documents = documentParts.map(part => foundDocuments(part, { workspaceId, words }));
  const { rows } = await sql<Row>`
    (select 'customer' as kind, id, display_name as title, email as subtitle from customer
      where workspace_id = ${workspaceId} and life = 'live' and search @@ ${words} limit ${eachMax})
    union all
    (select 'item', id, full_name, sku from item
      where workspace_id = ${workspaceId} and life = 'live' and search @@ ${words} limit ${eachMax})
    union all
    ${sql.join(documents, sql` union all `)}`.execute(db);
  return { rows };
}

interface DocumentPart {
  readonly kind: Row['kind'];
  /** The rows `v` to look through. */
  readonly from: RawBuilder<unknown>;
  readonly title: RawBuilder<string>;
}

const salesDocuments = (kind: SalesDocumentKind): DocumentPart => {
  const word = salesDocumentWords[kind];
  const name = word.charAt(0).toUpperCase() + word.slice(1);
  return {
    kind,
    from: sql`(select * from sales_document where kind = ${kind}) v`,
    title: sql`concat_ws(' ', ${name}::text, v.number)`,
  };
};

/** What has no number is a draft; a payment is called by its reference. */
const documentParts: readonly DocumentPart[] = [
  { kind: 'invoice', from: sql`invoice v`, title: sql`'Invoice ' || coalesce(v.number, '(draft)')` },
  salesDocuments('estimate'),
  salesDocuments('credit-memo'),
  salesDocuments('refund-receipt'),
  { kind: 'payment', from: sql`payment v`, title: sql`concat_ws(' ', 'Payment', nullif(v.reference, ''))` },
];

interface Sought {
  readonly workspaceId: string;
  readonly words: RawBuilder<unknown>;
}

const foundDocuments = (
  { kind, from, title }: DocumentPart,
  { workspaceId, words }: Sought,
): RawBuilder<unknown> => sql`
  (select ${kind}::text, v.id, ${title}, coalesce(c.display_name, '') from ${from} left join customer c on c.id = v.customer_id
    where v.workspace_id = ${workspaceId} and not v.is_deleted and v.search @@ ${words} limit ${eachMax})`;
