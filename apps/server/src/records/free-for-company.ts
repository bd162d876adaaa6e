import { sql, type RawBuilder } from 'kysely';

/**
 * Rows `r` of records that may be linked to a company: those that belong to it or to none. One of a disconnected company is frozen, and
 * free to be taken for the same as one of another.
 */
export const freeForCompany = (connectionId: string): RawBuilder<boolean> => sql<boolean>`(
  r.connection_id is null or r.connection_id = ${connectionId} or not company_is_on(r.connection_id))`;
