import type { Verdict } from '../verdict/verdict.ts';
import type { Decision } from '../plan/decision.ts';
import type { Step } from '../plan/step.ts';
import type { SyncRooms } from '../ports/sync-store.ts';
import type { WorkspaceWrite } from '../ports/workspace-records.ts';
import { findBooksLineId } from '../record/line-key.ts';
import type { Link } from '../record/link.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { isLines, type Fields } from '../record/field-value.ts';
import { findUnlinked, indexReferences, plainHere, turnedHere } from './resolve-references.ts';
import type { Run } from './run.ts';

/** How the local half of a decision went. Nothing of a half that did not go through is kept: the caller rolls back. */
export type Applied =
  | { readonly kind: 'applied'; readonly version?: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'failed'; readonly verdict: Verdict };

const applied: Applied = { kind: 'applied' };

/** Carries out the steps that concern the workspace, the links and the tombstones, to the letter, in order. */
export async function applySteps(rooms: SyncRooms, run: Run, decision: Decision): Promise<Applied> {
  let version: string | null = null;
  for (const step of decision.steps) {
    const outcome = await applyStep(rooms, run, { step: atVersion(step, version), decision });
    if (outcome.kind !== 'applied') return outcome;
    version = outcome.version ?? version;
  }
  return applied;
}

/** The first write of a decision guards its version; what follows goes on from the version that write made. */
function atVersion(step: Step, version: string | null): Step {
  const isWrite = (step.kind === 'update' || step.kind === 'set-life') && step.side === 'workspace';
  return isWrite && version !== null ? { ...step, version } : step;
}

interface StepOf<Kind extends Step['kind'] = Step['kind']> {
  readonly step: Extract<Step, { readonly kind: Kind }>;
  readonly decision: Decision;
}

async function applyStep(rooms: SyncRooms, run: Run, { step, decision }: StepOf): Promise<Applied> {
  const { kind } = decision.key;
  switch (step.kind) {
    case 'create':
      return step.side === 'workspace' ? createHere(rooms, { step, decision }) : applied;
    case 'update':
      return step.side === 'workspace' ? updateHere(rooms, { step, decision }) : applied;
    case 'set-life':
      if (step.side === 'books') return applied;
      return outcomeOf(await rooms.records.setLife({ kind, id: step.id, version: step.version }, step.to));
    case 'link':
    case 'rebase':
      return saveLink(rooms, kind, step);
    case 'unlink':
      return unlink(rooms, run, { step, decision });
    case 'unbury':
      await rooms.tombstones.unbury(kind, step.booksId);
      return applied;
  }
}

async function createHere(rooms: SyncRooms, { step, decision }: StepOf<'create'>): Promise<Applied> {
  const { kind } = decision.key;
  if ((await rooms.links.findByBooks(kind, step.sourceId)) !== null) return { kind: 'stale' };
  const index = await indexReferences(rooms, step.fields);
  const reference = findUnlinked(step.fields, index);
  if (reference !== undefined) return { kind: 'failed', verdict: { code: 'dependency-failed', reference } };
  const fields = turnedHere(step.fields, index);
  const write = await rooms.records.create(kind, plainHere(fields), step.life);
  if (write.kind !== 'written') return outcomeOf(write);
  const base = { life: step.base.life, fields: turnedHere(step.base.fields, index) };
  await rooms.links.save({
    kind,
    workspaceId: write.record.id,
    booksId: step.sourceId,
    base,
    lineIds: ownLineIds(fields),
  });
  return applied;
}

/** Lines that came from the books go by the books' ids here. */
const ownLineIds = (fields: Fields): Link['lineIds'] =>
  Object.fromEntries(
    Object.values(fields)
      .filter(isLines)
      .flat()
      .map(line => [line.key, findBooksLineId(line.key) ?? line.key]),
  );

async function updateHere(rooms: SyncRooms, { step, decision }: StepOf<'update'>): Promise<Applied> {
  const changed: Fields = Object.fromEntries(Object.entries(step.changes).map(([field, { to }]) => [field, to]));
  const index = await indexReferences(rooms, changed);
  const reference = findUnlinked(changed, index);
  if (reference !== undefined) return { kind: 'failed', verdict: { code: 'dependency-failed', reference } };
  const at = { kind: decision.key.kind, id: step.id, version: step.version };
  return outcomeOf(await rooms.records.update(at, plainHere(turnedHere(changed, index))));
}

async function saveLink(rooms: SyncRooms, kind: RecordKind, step: StepOf<'link' | 'rebase'>['step']): Promise<Applied> {
  const index = await indexReferences(rooms, step.base.fields);
  const base = { life: step.base.life, fields: turnedHere(step.base.fields, index) };
  const { workspaceId, booksId, lineIds } = step;
  const holder = await rooms.links.findByBooks(kind, booksId);
  if (holder !== null && holder.workspaceId !== workspaceId) return { kind: 'stale' };
  await rooms.links.save({ kind, workspaceId, booksId, base, lineIds });
  // A merge there may lead to a record that was deleted here: it is linked now, and no longer stays away.
  await rooms.tombstones.unbury(kind, booksId);
  return applied;
}

async function unlink(rooms: SyncRooms, run: Run, { step, decision }: StepOf<'unlink'>): Promise<Applied> {
  const { kind } = decision.key;
  const { workspaceId, booksId } = step;
  await rooms.links.remove(kind, workspaceId);
  if (step.tombstone) {
    const record = await rooms.records.find(kind, workspaceId);
    const deletedAt = record?.life === 'deleted' ? record.changedAt : run.now();
    await rooms.tombstones.bury({ kind, booksId, workspaceId, name: decision.name, deletedAt });
  }
  return applied;
}

export function outcomeOf(write: WorkspaceWrite): Applied {
  if (write.kind === 'written') return { kind: 'applied', version: write.record.version };
  if (write.kind === 'stale') return { kind: 'stale' };
  return {
    kind: 'failed',
    verdict: { code: 'refused', side: 'workspace', cause: 'workspace', message: write.message },
  };
}
