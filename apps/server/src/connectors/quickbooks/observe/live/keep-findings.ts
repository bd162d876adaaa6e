import type { Tx } from '../../../../store/store.ts';
import type { LiveRun } from '../../act/live-run.ts';
import { absorb, type Absorbed } from './absorb.ts';
import type { FollowedConnection } from './followed-connection.ts';
import type { LiveTools } from './live-tools.ts';
import type { Observation, WantedRecord } from './observation.ts';
import { readRecords, type Reading } from './read-records.ts';
import type { SweepFindings, SweepQuestion } from './sweep-findings.ts';

/** What a look found, and how it is to be kept. */
export interface Keeping {
  readonly connection: FollowedConnection;
  readonly run: LiveRun;
  readonly reading: Reading;
  readonly question: SweepQuestion;
  readonly findings: SweepFindings;
  /** Windows of sweeps overlap: most of what they see was seen before. */
  readonly skipsSettled: boolean;
  /** Notes that the look is over, with the last of what it found: a killed one starts over. */
  readonly close: (tx: Tx, found: Kept) => Promise<void>;
}

export interface Kept {
  readonly changes: number;
}

/** Brings all that a look found here, in portions, with what hangs on it. @throws QuickBooksFault */
export async function keepAll(tools: LiveTools, keeping: Keeping): Promise<Kept> {
  const { reading, findings } = keeping;
  const related = new Map<string, WantedRecord>();
  let changes = 0;
  let last: readonly Observation[] = [];
  for await (const portion of findings.portions) {
    reading.signal.throwIfAborted();
    const absorbed = await tools.db.transaction().execute(tx => keep(tx, tools, { keeping, observations: portion }));
    changes += absorbed.changes;
    for (const record of absorbed.related) related.set(`${record.entity} ${record.booksId}`, record);
  }
  last = await readRecords(reading, [...related.values()]);
  await tools.db.transaction().execute(async tx => {
    // Looked at on purpose: none of these is passed over.
    await keep(tx, tools, { keeping: { ...keeping, skipsSettled: false }, observations: last });
    await keeping.close(tx, { changes });
  });
  return { changes };
}

async function keep(
  tx: Tx,
  tools: LiveTools,
  { keeping, observations }: { readonly keeping: Keeping; readonly observations: readonly Observation[] },
): Promise<Absorbed> {
  const { connection, run, question, skipsSettled } = keeping;
  const { askedAt: observedAt } = question;
  const absorbed = await absorb(tx, tools, { connection, run, observations, observedAt, isTold: false, skipsSettled });
  await run.close(tx);
  return absorbed;
}
