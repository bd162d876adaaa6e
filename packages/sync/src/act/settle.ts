import { settlePair, type Settled } from '../decide/settle-pair.ts';
import type { Decision } from '../plan/decision.ts';
import type { FieldChanges } from '../plan/step.ts';
import type { CommandOutcome } from '../ports/books-writer.ts';
import type { JournalIntent, RemoteIntent } from '../ports/journal.ts';
import type { SyncRooms } from '../ports/sync-store.ts';
import type { Fields } from '../record/field-value.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { applySteps } from './apply-steps.ts';
import { indexPair } from './index-pair.ts';
import { readPairState } from './read-pair.ts';
import { plainHere } from './resolve-references.ts';
import type { Run } from './run.ts';
import { lifeHere } from '../decide/removal.ts';
import { verdictGroup } from '../verdict/verdict-group.ts';
import { referencesIn } from '../record/references.ts';
import type { Link } from '../record/link.ts';

export type RemoteEntry = JournalIntent & { readonly remote: RemoteIntent };

/**
 * Closes a remote entry in one transaction: the answer into the mirror, the base and the link from it, what the books
 * made of our values into the workspace, the outcome into the journal. After this the notification of our own
 * write finds nothing to do.
 */
export async function settle(rooms: SyncRooms, run: Run, { entry, outcome }: Answered): Promise<Verdict> {
  const verdict = await verdictAfter(rooms, run, { entry, outcome });
  const booksId = outcome.kind === 'written' ? outcome.record.id : entry.key.booksId;
  const after = await readPairState(rooms, { ...entry.key, booksId });
  await rooms.journal.settle(entry.id, { verdict, after, at: run.now() });
  if (verdictGroup(verdict) === 'done') await rooms.answers.clear(entry.key);
  return verdict;
}

async function verdictAfter(rooms: SyncRooms, run: Run, { entry, outcome }: Answered): Promise<Verdict> {
  if (outcome.kind === 'written') return settleWritten(rooms, run, { entry, record: outcome.record });
  if (outcome.kind === 'refused') await settleRefused(rooms, run, entry);
  return verdictOfFailure(outcome);
}

export interface Answered {
  readonly entry: RemoteEntry;
  readonly outcome: CommandOutcome;
}

function verdictOfFailure(outcome: Exclude<CommandOutcome, { readonly kind: 'written' }>): Verdict {
  if (outcome.kind !== 'refused') return { code: 'keeps-changing' };
  return { code: 'refused', side: 'books', cause: outcome.cause, message: outcome.message };
}

interface Written {
  readonly entry: RemoteEntry;
  readonly record: BooksRecord;
}

async function settleWritten(rooms: SyncRooms, run: Run, { entry, record }: Written): Promise<Verdict> {
  await rooms.mirror.put(record);
  const isRemoval = entry.steps.some(step => step.kind === 'unlink');
  if (run.mode === 'undo' || (isRemoval && !(await isWantedAgain(rooms, entry)))) {
    return applyToTheLetter(rooms, run, entry);
  }
  await reviveHere(rooms, entry);
  await rebaseOnAnswer(rooms, run, { entry, record, sent: entry.remote.sent });
  return entry.verdict;
}

/**
 * Somebody restored the record here while its removal was on its way. The link stays, over a base that says how it lives there now: the
 * next plan brings it back there too, instead of making it a second time.
 */
async function isWantedAgain(rooms: SyncRooms, { key, before }: RemoteEntry): Promise<boolean> {
  if (key.workspaceId === null || before.workspace?.life !== 'deleted') return false;
  const record = await rooms.records.find(key.kind, key.workspaceId);
  return record !== null && record.life !== 'deleted';
}

/** The local steps as they stand; what a person changed meanwhile stands against an undo, and is said. */
async function applyToTheLetter(rooms: SyncRooms, run: Run, entry: RemoteEntry): Promise<Verdict> {
  const outcome = await applySteps(rooms, run, decisionOf(entry));
  if (outcome.kind === 'applied') return entry.verdict;
  return outcome.kind === 'failed' ? outcome.verdict : { code: 'undo-moved-on', side: 'workspace', fields: [] };
}

/** A record brought back there comes back here too, before its fields are merged. Changed meanwhile: the next plan's. */
async function reviveHere(rooms: SyncRooms, { key, steps }: RemoteEntry): Promise<void> {
  for (const step of steps) {
    if (step.kind !== 'set-life' || step.side !== 'workspace') continue;
    await rooms.records.setLife({ kind: key.kind, id: step.id, version: step.version }, step.to);
  }
}

const decisionOf = ({ key, name, verdict, steps }: RemoteEntry): Decision => ({
  key,
  name,
  verdict,
  steps,
  needs: [],
  ignored: [],
});

/** Refused there: the half that concerns the workspace still holds, over the old base. */
async function settleRefused(rooms: SyncRooms, run: Run, entry: RemoteEntry): Promise<void> {
  const isHalfLocal = entry.steps.some(
    step => step.kind === 'link' || (step.kind === 'update' && step.side === 'workspace'),
  );
  const { booksId } = entry.key;
  if (run.mode === 'undo' || !isHalfLocal || booksId === null) return;
  const record = await rooms.mirror.find(entry.key.kind, booksId);
  if (record !== null) await reviveHere(rooms, entry);
  if (record !== null) await rebaseOnAnswer(rooms, run, { entry, record, sent: {} });
}

async function rebaseOnAnswer(
  rooms: SyncRooms,
  run: Run,
  { entry, record, sent }: Written & { readonly sent: Fields },
): Promise<void> {
  const { kind, workspaceId } = entry.key;
  // By our id alone: a link of the books' id to another record is not ours.
  const { workspace, link } = await readPairState(rooms, { kind, workspaceId, booksId: null });
  await rooms.tombstones.unbury(kind, record.id);
  if (workspace === null || isFinal(record)) {
    return saveLifeAlone(rooms, {
      workspaceId,
      record,
      fields: { ...link?.base.fields, ...sent },
      lineIds: link?.lineIds ?? {},
    });
  }
  const rules = run.rulesOf(kind);
  const links = await indexPair(rooms, { workspace, books: record, link }, rules.mapping);
  const planned = entry.steps.find(step => step.kind === 'link');
  const settling = {
    workspace,
    books: record,
    baseFields: link?.base.fields ?? {},
    lineIds: link?.lineIds ?? (planned?.kind === 'link' ? planned.lineIds : {}),
    sent,
    plannedBase: plannedBaseOf(entry),
    planned: Object.keys(sent).length > 0 ? plannedHere(entry) : {},
    isFirstContact: link === null && planned !== undefined,
    isCreation: link === null && entry.remote.command.kind === 'create',
  };
  await saveSettled(rooms, { workspace, record, settled: settlePair(settling, { ...rules, links }) });
}

/** What both sides agree on by the decision itself. */
function plannedBaseOf({ steps }: RemoteEntry): Fields {
  const step = steps.find(({ kind }) => kind === 'rebase' || kind === 'link');
  return step?.kind === 'rebase' || step?.kind === 'link' ? step.base.fields : {};
}

/** What the decision itself changes in the workspace. */
function plannedHere({ steps }: RemoteEntry): FieldChanges {
  const step = steps.find(candidate => candidate.kind === 'update' && candidate.side === 'workspace');
  return step?.kind === 'update' ? step.changes : {};
}

const isFinal = ({ life }: BooksRecord): boolean => life === 'voided' || life === 'deleted';

/**
 * A voided document is emptied there and stays as it was here. A record purged here while it was being created there
 * keeps its link, so that the next plan removes it there instead of bringing it back.
 */
async function saveLifeAlone(
  rooms: SyncRooms,
  {
    workspaceId,
    record,
    fields,
    lineIds,
  }: { workspaceId: string | null; record: BooksRecord; fields: Fields; lineIds: Link['lineIds'] },
): Promise<void> {
  if (workspaceId === null) return;
  const { kind, id: booksId } = record;
  await rooms.links.save({ kind, workspaceId, booksId, base: { life: lifeHere(kind, record.life), fields }, lineIds });
}

interface Settlement {
  readonly workspace: WorkspaceRecord;
  readonly record: BooksRecord;
  readonly settled: Settled;
}

/** What the workspace cannot take (its own rules, a reference that is not linked yet) is not agreed. */
async function saveSettled(rooms: SyncRooms, { workspace, record, settled }: Settlement): Promise<void> {
  const { kind } = record;
  const changes: Fields = Object.fromEntries(
    Object.entries(settled.toWorkspace)
      .map(([field, { to }]) => [field, to] as const)
      .filter(([field, to]) => referencesIn({ [field]: to }).every(reference => reference.side === 'workspace')),
  );
  const { id, version } = workspace;
  const isAnything = Object.keys(changes).length > 0;
  const write = isAnything ? await rooms.records.update({ kind, id, version }, plainHere(changes)) : null;
  const taken = write?.kind === 'written' ? changes : {};
  const fields = { ...settled.base };
  for (const field of Object.keys(settled.toWorkspace))
    if (!(field in taken)) fields[field] = settled.agreed[field] ?? null;
  const base = { life: lifeHere(kind, record.life), fields };
  await rooms.links.save({ kind, workspaceId: id, booksId: record.id, base, lineIds: settled.lineIds });
}
