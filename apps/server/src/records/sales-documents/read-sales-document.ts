import { sql } from 'kysely';
import { ProblemFault } from '../../http/problem-fault.ts';
import { readProblemsOf } from '../../problems/read-problems-of.ts';
import type { SalesDocumentKind } from '../../store/record-tables.ts';
import type { Db } from '../../store/store.ts';
import { dayOf, readCompaniesOn } from '../company-days.ts';
import type { RecordKey } from '../record-key.ts';
import { syncColumns, syncJoins } from '../sync-facts.ts';
import {
  salesDocumentColumns,
  salesDocumentRowJoins,
  type SalesDocumentRead,
  type Shown,
} from './sales-document-row.ts';
import { salesDocumentWords } from './sales-document-words.ts';

/** One estimate or credit memo. @throws ProblemFault `not-found` */
export async function readSalesDocument(db: Db, kind: SalesDocumentKind, key: RecordKey): Promise<SalesDocumentRead> {
  const { rows } = await sql<SalesDocumentRead>`
    select ${salesDocumentColumns}, ${syncColumns} from sales_document r ${salesDocumentRowJoins} ${syncJoins}
    where r.id = ${key.id} and r.workspace_id = ${key.workspaceId} and r.kind = ${kind}`.execute(db);
  const row = rows[0];
  if (row !== undefined) return row;
  throw new ProblemFault('not-found', `There is no such ${salesDocumentWords[kind]}. It may have been removed.`);
}

/** What a whole document is shown with. */
export async function shownWith(db: Db, row: SalesDocumentRead, now: Date): Promise<Shown> {
  const { days } = await readCompaniesOn(db, row.workspace_id, now);
  return { now, today: dayOf(days, row.owner_id), problems: await readProblemsOf(db, row.id) };
}
