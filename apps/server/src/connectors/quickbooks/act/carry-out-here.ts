import type { Decision, FieldChanges, Pair, References, Step } from '@tieout/sync';
import type { LinkOrigin } from '../../../store/books-tables.ts';
import { changedFields } from '../../../records/changed-fields.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { noteStep } from './note-step.ts';
import { storedBase } from './stored-base.ts';
import { writeRecord } from './write-record.ts';

/** Whose steps are carried out, and by which run. */
export interface HereContext {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly runId: string;
  readonly by: string;
  readonly links: References;
  readonly origin: LinkOrigin;
}

/** A pair with what was decided about it. */
export interface Decided {
  readonly kind: ListKind;
  readonly pair: Pair;
  readonly decision: Decision;
}

/**
 * Carries out what a decision changes in the workspace, in one transaction with its journal. What it would change in the books is left
 * to those who write there. Answers with what was done: the last word for the run's counts.
 */
export async function carryOutHere(
  tx: Tx,
  tools: BooksTools,
  { context, decided }: { readonly context: HereContext; readonly decided: Decided },
): Promise<void> {
  for (const step of decided.decision.steps) await carryOutStep(tx, tools, { context, decided, step });
}

interface OneStep {
  readonly context: HereContext;
  readonly decided: Decided;
  readonly step: Step;
}

async function carryOutStep(tx: Tx, tools: BooksTools, one: OneStep): Promise<void> {
  const { step, context, decided } = one;
  switch (step.kind) {
    case 'link':
      return linkRecord(tx, tools, { ...one, step });
    case 'unbury':
      await tx
        .deleteFrom('tombstone')
        .where('connection_id', '=', context.connectionId)
        .where('kind', '=', decided.kind)
        .where('books_id', '=', step.booksId)
        .execute();
      return;
    case 'rebase':
      await tx
        .updateTable('link')
        .set({ base: storedBase(step.base, context.links), books_id: step.booksId, synced_at: tools.now() })
        .where('connection_id', '=', context.connectionId)
        .where('kind', '=', decided.kind)
        .where('record_id', '=', step.workspaceId)
        .execute();
      return;
    case 'update':
      return step.side === 'workspace' ? changeFields(tx, tools, { ...one, changes: step.changes }) : undefined;
    case 'set-life':
      return step.side === 'workspace' ? changeLife(tx, tools, { ...one, step }) : undefined;
    case 'create':
    case 'unlink':
      // Creations travel in batches (createHere); nothing that arrives from the books drops a link by itself.
      return;
  }
}

async function linkRecord(
  tx: Tx,
  tools: BooksTools,
  { context, decided, step }: OneStep & { readonly step: Extract<Step, { kind: 'link' }> },
): Promise<void> {
  const at = tools.now();
  await tx
    .insertInto('link')
    .values({
      connection_id: context.connectionId,
      workspace_id: context.workspaceId,
      kind: decided.kind,
      record_id: step.workspaceId,
      books_id: step.booksId,
      base: storedBase(step.base, context.links),
      origin: context.origin,
      linked_by: context.by,
      linked_at: at,
      synced_at: at,
    })
    .execute();
  await tx.updateTable(decided.kind).set({ mark: 'in-step' }).where('id', '=', step.workspaceId).execute();
  await noteStep(tx, tools, {
    ...context,
    kind: decided.kind,
    action: 'link',
    recordId: step.workspaceId,
    booksId: step.booksId,
    name: decided.decision.name,
    sentence: 'Linked to the QuickBooks record.',
  });
}

async function changeFields(
  tx: Tx,
  tools: BooksTools,
  { context, decided, changes }: OneStep & { readonly changes: FieldChanges },
): Promise<void> {
  const { workspace, books } = decided.pair;
  if (workspace === null) return;
  const wanted = Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]));
  await writeRecord(tx, tools, {
    kind: decided.kind,
    key: { workspaceId: context.workspaceId, id: workspace.id },
    fields: { ...workspace.fields, ...wanted },
  });
  await noteStep(tx, tools, {
    ...context,
    kind: decided.kind,
    action: 'update',
    recordId: workspace.id,
    booksId: books?.id ?? null,
    name: decided.decision.name,
    sentence: `QuickBooks changed ${changedFields(changes)}.`,
    before: Object.fromEntries(Object.entries(changes).map(([field, { from }]) => [field, from])),
    after: wanted,
  });
}

async function changeLife(
  tx: Tx,
  tools: BooksTools,
  { context, decided, step }: OneStep & { readonly step: Extract<Step, { kind: 'set-life' }> },
): Promise<void> {
  await tx
    .updateTable(decided.kind)
    .set(eb => ({ life: step.to, version: eb('version', '+', 1), updated_at: tools.now() }))
    .where('id', '=', step.id)
    .execute();
  const isBack = step.to === 'live';
  await noteStep(tx, tools, {
    ...context,
    kind: decided.kind,
    action: isBack ? 'restore' : 'archive',
    recordId: step.id,
    booksId: decided.pair.books?.id ?? null,
    name: decided.decision.name,
    sentence: isBack ? 'Made active again in QuickBooks.' : 'Made inactive in QuickBooks, so it is archived here.',
    before: { life: step.from },
    after: { life: step.to },
  });
}
