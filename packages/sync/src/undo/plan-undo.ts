import { indexPair } from '../act/index-pair.ts';
import { readPairState } from '../act/read-pair.ts';
import type { ActingRules } from '../act/run.ts';
import { arrangePlan } from '../plan/arrange-plan.ts';
import type { Decision } from '../plan/decision.ts';
import type { Plan } from '../plan/plan.ts';
import type { SyncRooms } from '../ports/sync-store.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { pairsOfRun } from './pairs-of-run.ts';
import { undoDecision, type UndoOptions } from './undo-decision.ts';

/**
 * The plan that takes a run back, record by record, from the journal. Carry it out with mode `undo`. What somebody
 * changed since is refused and named; what cannot be taken back (a voided document) says why.
 */
export async function planUndo(
  rooms: SyncRooms,
  runId: string,
  { rulesOf, ...options }: UndoOptions & { readonly rulesOf: (kind: RecordKind) => ActingRules },
): Promise<Plan> {
  const decisions: Decision[] = [];
  for (const entry of pairsOfRun(await rooms.journal.ofRun(runId))) {
    const current = await readPairState(rooms, entry.key);
    const rules = rulesOf(entry.key.kind);
    const links = await indexPair(rooms, current, rules.mapping);
    decisions.push(undoDecision({ ...entry, current }, { ...rules, links }, options));
  }
  return arrangePlan(decisions);
}
