import type { Decision } from '../plan/decision.ts';
import type { JournalIntent, PairState } from '../ports/journal.ts';
import type { SyncRooms } from '../ports/sync-store.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { decideAgain, type LocalResult } from './act-locally.ts';
import { readPairState } from './read-pair.ts';
import { indexReferences } from './resolve-references.ts';
import type { Run, Task } from './run.ts';
import { fieldsToSend, phraseCommand } from './to-command.ts';
import { referencesIn } from '../record/references.ts';

/** A remote decision ready to be sent, or what stands in its way. */
export type Prepared = { readonly kind: 'ready'; readonly task: Task; readonly intent: JournalIntent } | LocalResult;

/** Checks a decision against the pair as it stands, phrases its command and writes the intent. One transaction a batch. */
export async function prepare(
  rooms: SyncRooms,
  run: Run,
  { task, requestId, position }: { readonly task: Task; readonly requestId: string; readonly position: number },
): Promise<Prepared> {
  const { decision } = task;
  const state = await readPairState(rooms, decision.key);
  if (!isStillSo(decision, state)) return decideAgain(rooms, run, decision);
  const links = await indexReferences(rooms, fieldsToSend(decision));
  const phrased = phraseCommand(decision, state, { rules: run.rulesOf(decision.key.kind), links });
  if (phrased.kind === 'untranslatable') return { kind: 'told', verdict: verdictOfGap(decision, phrased, links) };
  const generation = (await rooms.journal.generationOf(decision.key)) + 1;
  const { command, sent } = phrased;
  const intent = remoteIntent(run, task, { state, remote: { requestId, position, generation, command, sent } });
  return { kind: 'ready', task, intent };
}

/** Whether the decision's preconditions hold: same versions, no link made meanwhile, nothing deleted meanwhile. */
function isStillSo(decision: Decision, { workspace, books, link }: PairState): boolean {
  return decision.steps.every(step => {
    switch (step.kind) {
      case 'create':
        return link === null && workspace?.life === step.life;
      case 'update':
      case 'set-life':
        return (step.side === 'books' ? books : workspace)?.version === step.version;
      case 'link':
        return link === null;
      case 'rebase':
      case 'unlink':
        return link?.workspaceId === step.workspaceId;
      case 'unbury':
        return true;
    }
  });
}

type Links = Awaited<ReturnType<typeof indexReferences>>;

/** An unlinked reference is a matter of order; everything else is a hole in the mapping. */
function verdictOfGap(
  decision: Decision,
  gap: { readonly field: string; readonly value: string },
  links: Links,
): Verdict {
  const unlinked = referencesIn(fieldsToSend(decision)).find(
    ({ side, to, id }) => side === 'workspace' && links.booksIdOf(to, id) === undefined,
  );
  if (unlinked !== undefined) return { code: 'dependency-failed', reference: unlinked };
  return { code: 'mapping-missing', field: gap.field, value: gap.value, side: 'workspace' };
}

const remoteIntent = (
  run: Run,
  { decision, sequence }: Task,
  { state, remote }: { readonly state: PairState; readonly remote: NonNullable<JournalIntent['remote']> },
): JournalIntent => ({
  id: run.newId(),
  runId: run.runId,
  sequence,
  key: decision.key,
  name: decision.name,
  verdict: decision.verdict,
  steps: decision.steps,
  mode: run.mode,
  remote,
  before: state,
  at: run.now(),
});
