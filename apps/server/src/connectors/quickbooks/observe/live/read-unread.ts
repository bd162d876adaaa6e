import { sql } from 'kysely';
import type { Db } from '../../../../store/store.ts';
import { createLiveRun } from '../../act/live-run.ts';
import { readMonthOfReads } from '../../read-budget/month-of-reads.ts';
import type { DocumentEntity } from '../../write/document-request.ts';
import { findFollowed } from './followed-connection.ts';
import { keepAll } from './keep-findings.ts';
import type { LiveTools } from './live-tools.ts';
import { queryChanged } from './query-changed.ts';
import type { Sweeping } from './sweep.ts';

/**
 * Reads the kinds of documents in full that no reading of this company has covered: no import asks for them, and those from before it was
 * connected, or from before the kind was kept here, are told by nobody. Once for each kind; what comes later the sweeps find. Waits while
 * the month has hardly any reads left (U29). @throws QuickBooksFault
 */
export async function readUnread(tools: LiveTools, { connectionId, signal }: Sweeping): Promise<void> {
  const connection = await findFollowed(tools.db, connectionId);
  if (connection === undefined || connection.unread.length === 0) return;
  const { allowance } = await readMonthOfReads(tools.db, connectionId, tools.now());
  if (allowance === 'essential') return;
  const { unread: entities } = connection;
  const run = createLiveRun(tools, { connection, kind: 'sweep', title: 'Reading documents that were never read' });
  const reading = { company: tools.client.company(connection.realmId), signal };
  const question = { connectionId, entities, since: new Date(0), askedAt: tools.now() };
  await keepAll(tools, {
    connection,
    run,
    reading,
    question,
    findings: queryChanged(tools.db, reading, question),
    skipsSettled: true,
    close: tx => noteReadInFull(tx, connectionId, entities),
  });
}

/** What is known from its first record on. */
export async function noteReadInFull(db: Db, connectionId: string, entities: readonly DocumentEntity[]): Promise<void> {
  await sql`
    update connection set read_in_full = array(select distinct unnest(read_in_full || ${[...entities]}::text[]) order by 1)
    where id = ${connectionId}`.execute(db);
}
