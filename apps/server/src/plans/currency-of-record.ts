import { sql, type RawBuilder } from 'kysely';

interface RecordPlace {
  readonly recordId: RawBuilder<unknown>;
  readonly connectionId: RawBuilder<unknown>;
  readonly workspaceId: RawBuilder<unknown>;
}

/** The currency of a record: its own, or, for a kind that has none and for what is not here, that of its company, or of the workspace. */
export const currencyOfRecord = ({ recordId, connectionId, workspaceId }: RecordPlace): RawBuilder<string> =>
  sql`coalesce(
    (select d.currency from invoice d where d.id = ${recordId}),
    (select d.currency from sales_document d where d.id = ${recordId}),
    (select d.currency from payment d where d.id = ${recordId}),
    (select d.currency from customer d where d.id = ${recordId}),
    (select d.currency from connection d where d.id = ${connectionId}),
    (select d.currency from workspace d where d.id = ${workspaceId}))`;

/** The place of the record of a row `r` that names record, connection and workspace. */
export const placeInRow: RecordPlace = {
  recordId: sql`r.record_id`,
  connectionId: sql`r.connection_id`,
  workspaceId: sql`r.workspace_id`,
};
