import type { Tx } from '../../../store/store.ts';
import type { Needed } from '../act/bring-in.ts';
import type { BooksTools } from '../books-tools.ts';
import { callBooks } from '../call-books.ts';
import type { WorkingConnection } from '../connection/working-connection.ts';
import { buryInMirror } from '../observe/live/bury-in-mirror.ts';
import {
  wantedRecord,
  type Gone,
  type Observation,
  type Seen,
  type WantedRecord,
} from '../observe/live/observation.ts';
import { readRecords } from '../observe/live/read-records.ts';
import { tellOf } from '../observe/live/tell-of.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';

const entities = { customer: 'Customer', item: 'Item' } as const;

/** Customers and items of the books, as a look at them. */
export const wantedOf = (needed: readonly Needed[]): readonly WantedRecord[] =>
  needed.flatMap(({ to, id }) => (to === 'customer' || to === 'item' ? [wantedRecord(entities[to], id)] : []));

/**
 * Brings customers and items that an invoice needs into the mirror as they stand there now. What is gone there is told of: sweeps pass
 * over what the mirror knows to be gone, and what hangs on it here has yet to follow. @throws ProblemFault
 */
export async function lookAt(
  tools: BooksTools,
  connection: WorkingConnection,
  needed: readonly Needed[],
): Promise<void> {
  const observedAt = tools.now();
  const reading = { company: tools.client.company(connection.realmId), signal: new AbortController().signal };
  const observations = await callBooks(connection, () => readRecords(reading, wantedOf(needed)));
  const at = { connectionId: connection.id, observedAt };
  await tools.db.transaction().execute(tx => keep(tx, tools, { observations, at }));
}

interface Looked {
  readonly observations: readonly Observation[];
  readonly at: { readonly connectionId: string; readonly observedAt: Date };
}

async function keep(tx: Tx, tools: BooksTools, { observations, at }: Looked): Promise<void> {
  const seen = observations.filter((one): one is Seen => one.kind === 'seen');
  await upsertMirror(
    tx,
    seen.map(({ entry }) => entry),
    at,
  );
  const gone = observations.filter((one): one is Gone => one.kind === 'gone');
  const records = await buryInMirror(tx, gone, at);
  await tellOf(tx, tools, { connectionId: at.connectionId, records });
}
