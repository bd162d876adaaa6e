import { indexPair } from '../act/index-pair.ts';
import { readPairState } from '../act/read-pair.ts';
import type { ActingRules } from '../act/run.ts';
import { arrangePlan } from '../plan/arrange-plan.ts';
import type { Decision } from '../plan/decision.ts';
import type { Plan } from '../plan/plan.ts';
import { pairText } from '../plan/step.ts';
import type { JournalEntry, JournalOutcome } from '../ports/journal.ts';
import type { SyncRooms } from '../ports/sync-store.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { verdictGroup } from '../verdict/verdict-group.ts';
import { undoDecision, type Undoable, type UndoOptions } from './undo-decision.ts';

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
  for (const entry of pairsOf(await rooms.journal.ofRun(runId))) {
    const current = await readPairState(rooms, entry.key);
    const rules = rulesOf(entry.key.kind);
    const links = await indexPair(rooms, current, rules.mapping);
    decisions.push(undoDecision({ ...entry, current }, { ...rules, links }, options));
  }
  return arrangePlan(decisions);
}

/** One run may have touched a pair twice (a stale answer): from the first before to the last after, latest first. */
function pairsOf(entries: readonly JournalEntry[]): readonly Omit<Undoable, 'current'>[] {
  const pairs = new Map<string, Omit<Undoable, 'current'>>();
  for (const entry of entries) {
    const { key, name, before, outcome } = entry;
    if (outcome === null || !hasWritten(entry, outcome)) continue;
    const first = pairs.get(pairText(key));
    const { after } = outcome;
    const known = {
      kind: key.kind,
      workspaceId: key.workspaceId ?? after.link?.workspaceId ?? after.workspace?.id ?? null,
      booksId: key.booksId ?? after.link?.booksId ?? after.books?.id ?? null,
    };
    pairs.set(pairText(key), { key: known, name, before: first?.before ?? before, after });
  }
  return [...pairs.values()].toReversed();
}

/** Of a document with a conflict in one line the others were written. */
function hasWritten({ steps }: JournalEntry, { verdict }: JournalOutcome): boolean {
  if (verdict.code === 'conflict') return steps.some(({ kind }) => kind !== 'rebase');
  return verdictGroup(verdict) === 'done';
}
