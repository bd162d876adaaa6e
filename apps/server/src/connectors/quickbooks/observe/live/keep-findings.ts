import type { Tx } from '../../../../store/store.ts';
import type { LiveRun } from '../../act/live-run.ts';
import { absorb, type Absorbed, type Absorption } from './absorb.ts';
import type { FollowedConnection } from './followed-connection.ts';
import type { LiveTools } from './live-tools.ts';
import type { WantedRecord } from './observation.ts';
import { readAllowed, type Reading } from './read-records.ts';
import { noteUnread } from './reading-notes.ts';
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
  const { reading, findings, question } = keeping;
  const related = new Map<string, WantedRecord>();
  const looks = new Set<string>();
  let changes = 0;
  for await (const portion of findings.portions) {
    reading.signal.throwIfAborted();
    const found = { observations: portion, observedAt: question.askedAt };
    const absorbed = await tools.db.transaction().execute(tx => keep(tx, tools, { keeping, found }));
    changes += absorbed.changes;
    for (const look of absorbed.looks) looks.add(look);
    for (const record of absorbed.related) related.set(`${record.entity} ${record.booksId}`, record);
  }
  const observedAt = tools.now();
  const { observations, refused } = await readAllowed(reading, [...related.values()]);
  await tools.db.transaction().execute(async tx => {
    // Looked at on purpose: none of these is passed over.
    await keep(tx, tools, { keeping: { ...keeping, skipsSettled: false }, found: { observations, observedAt, looks } });
    await keeping.close(tx, { changes });
    await noteUnread(tx, tools, { connection: keeping.connection, entities: refused });
  });
  return { changes };
}

type Found = Pick<Absorption, 'observations' | 'observedAt' | 'looks'>;

async function keep(
  tx: Tx,
  tools: LiveTools,
  { keeping, found }: { readonly keeping: Keeping; readonly found: Found },
): Promise<Absorbed> {
  const { connection, run, skipsSettled } = keeping;
  const absorbed = await absorb(tx, tools, { connection, run, ...found, isTold: false, skipsSettled });
  await run.close(tx);
  return absorbed;
}
