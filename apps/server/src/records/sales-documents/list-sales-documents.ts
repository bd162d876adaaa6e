import { sql, type RawBuilder } from 'kysely';
import type { CreditMemoState, EstimateState, RefundReceiptState } from '@tieout/api';
import type { SalesDocumentKind } from '../../store/record-tables.ts';
import type { Db } from '../../store/store.ts';
import { listPage, type ListedPage, type Sorting } from '../list-page.ts';
import { searchOfDocuments } from '../search-of-documents.ts';
import { syncColumns, syncJoins } from '../sync-facts.ts';
import { salesDocumentRowColumns, salesDocumentRowJoins, type SalesDocumentRowRead } from './sales-document-row.ts';

type SalesDocumentState = CreditMemoState | EstimateState | RefundReceiptState;

/** What sales documents are filtered by. */
export interface SalesDocumentFilter {
  readonly search?: string | undefined;
  readonly state?: SalesDocumentState | undefined;
  readonly customerId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sort: 'date' | '-date' | 'total' | '-total';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface SalesDocumentsAsked {
  readonly workspaceId: string;
  readonly kind: SalesDocumentKind;
  readonly filter: SalesDocumentFilter;
}

/** A page of estimates or credit memos. Deleted ones are shown only when they are asked for. */
export const listSalesDocuments = (
  db: Db,
  { workspaceId, kind, filter }: SalesDocumentsAsked,
): Promise<ListedPage<SalesDocumentRowRead>> =>
  listPage<SalesDocumentRowRead>(db, {
    from: sql`sales_document r`,
    where: sql`r.workspace_id = ${workspaceId} and r.kind = ${kind} and ${conditions(filter)}`,
    search: searchOfDocuments(workspaceId, filter),
    sorting: sortings[filter.sort],
    columns: sql`${salesDocumentRowColumns}, ${syncColumns}`,
    joins: sql`${salesDocumentRowJoins} ${syncJoins}`,
    page: filter,
  });

const byDate = { key: sql`r.txn_date`, type: 'date' } as const;
const byTotal = { key: sql`r.total`, type: 'numeric' } as const;

const sortings: Readonly<Record<SalesDocumentFilter['sort'], Sorting>> = {
  date: { ...byDate, isDescending: false },
  '-date': { ...byDate, isDescending: true },
  total: { ...byTotal, isDescending: false },
  '-total': { ...byTotal, isDescending: true },
};

function conditions(filter: SalesDocumentFilter): RawBuilder<boolean> {
  const parts = [
    filter.state === undefined ? sql<boolean>`not r.is_deleted` : stateIs(filter.state),
    ...(filter.customerId === undefined ? [] : [sql<boolean>`r.customer_id = ${filter.customerId}`]),
    ...(filter.from === undefined ? [] : [sql<boolean>`r.txn_date >= ${filter.from}`]),
    ...(filter.to === undefined ? [] : [sql<boolean>`r.txn_date <= ${filter.to}`]),
  ];
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

const alive = sql`not r.is_voided and not r.is_deleted`;
const posted = sql`${alive} and r.stage = 'posted'`;

function stateIs(state: SalesDocumentState): RawBuilder<boolean> {
  switch (state) {
    case 'deleted':
      return sql<boolean>`r.is_deleted`;
    case 'voided':
      return sql<boolean>`(r.is_voided and not r.is_deleted)`;
    case 'open':
      return sql<boolean>`(${posted} and r.remaining <> 0)`;
    case 'applied':
      return sql<boolean>`(${posted} and r.remaining = 0)`;
    case 'refunded':
      return sql<boolean>`(${posted})`;
    case 'draft':
      return sql<boolean>`(${alive} and r.stage = 'posting')`;
    case 'pending':
    case 'accepted':
    case 'rejected':
    case 'closed':
    case 'converted':
      return sql<boolean>`(${posted} and r.status = ${state})`;
  }
}
