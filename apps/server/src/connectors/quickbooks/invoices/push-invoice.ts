import type { Invoice } from '@tieout/quickbooks';
import { verdictGroup } from '@tieout/sync';
import { task, type Task } from '../../../queue/task.ts';
import { openProblem } from '../../../problems/open-problem.ts';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Db, Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { getWorkingConnection, type WorkingConnection } from '../connection/working-connection.ts';
import { hasBundle } from '../mapping/document-lines.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite, type WriteOutcome } from '../write/settle-write.ts';
import { fetchInvoice } from './act-on-invoice.ts';
import { lockCurrent } from './current-invoice.ts';
import { ensurePartiesOf } from './ensure-parties-of.ts';
import { findPendingWrite } from './find-books-id.ts';
import { lookAt } from './look-at.ts';
import { lookFor, noLooks, type Looks } from './looks.ts';
import { mergeInvoice, type Merged } from './merge-invoice.ts';
import { readInvoiceName, readInvoiceTitle } from './name-of-invoice.ts';
import { rewritesLines } from './update-body.ts';
import { updateRequestOf } from './update-request.ts';
import type { PushOrder } from './push-order.ts';

/** Somebody who changes it there again and again meanwhile is answered so often; then it waits for the next occasion. */
const attemptsMax = 5;

export interface Push extends PushOrder {
  /** Who changed it, for the journal. */
  readonly by: string;
}

/** Writes waiting changes of an invoice. Without a working connection they go on waiting. */
export const pushInvoiceTask = (tools: BooksTools): Task =>
  task<'books.push-invoice'>({
    name: 'books.push-invoice',
    work: async order => {
      const outcome = await pushInvoice(tools, { ...order, by: 'Tieout' });
      if (outcome.kind === 'unknown') throw outcome.fault;
    },
  });

/**
 * Brings to QuickBooks what was changed here about an invoice that is there: the present state of both sides is merged, and what is
 * left to say is written with the SyncToken it was decided on. When somebody was faster it is read, merged and decided again: never a
 * blind overwrite. @throws ProblemFault, QuickBooksFault
 */
export async function pushInvoice(tools: BooksTools, push: Push): Promise<WriteOutcome> {
  const connection = await findConnection(tools, push.connectionId);
  if (connection === undefined) return { kind: 'done' };
  let looks = noLooks;
  for (let attempt = 1; ; attempt += 1) {
    const write = (await findBegun(tools.db, push)) ?? (await begin(tools, { push, connection, looks }));
    if (write === undefined) return { kind: 'done' };
    if (write.kind === 'held') {
      if (attempt === attemptsMax) return { kind: 'done' };
      await lookAt(tools, connection, write.missing);
      looks = new Set([...looks, ...write.looks]);
      continue;
    }
    const outcome = await settleWrite(tools, write.journalId);
    const isStale = outcome.kind === 'refused' && outcome.fault.kind === 'stale';
    if (!isStale || attempt === attemptsMax) {
      if (outcome.kind !== 'done' || write.isOurs) return outcome;
      continue;
    }
    const booksId = await booksIdOf(tools, push);
    if (booksId === undefined) return { kind: 'done' };
    await fetchInvoice(tools, connection, { booksId });
  }
}

interface BegunWrite {
  readonly kind: 'begun';
  readonly journalId: string;
  /** It was begun here and says all that stood here then. */
  readonly isOurs: boolean;
}

/** Nobody can say what is to be written before these are read. */
interface HeldWrite {
  readonly kind: 'held';
  readonly missing: Merged['missing'];
  readonly looks: readonly string[];
}

/** A write that was begun before: it is finished, not begun anew. */
async function findBegun(db: Db, { connectionId, invoiceId }: PushOrder): Promise<BegunWrite | undefined> {
  const journalId = await findPendingWrite(db, connectionId, invoiceId);
  return journalId === undefined ? undefined : { kind: 'begun', journalId, isOurs: false };
}

/** Undefined while it is off or its tokens are dead: what waits is sent after reconnecting. */
async function findConnection(tools: BooksTools, id: string): Promise<WorkingConnection | undefined> {
  const row = await tools.db
    .selectFrom('connection')
    .select('workspace_id')
    .where('id', '=', id)
    .where('state', 'in', ['active', 'connecting'])
    .executeTakeFirst();
  return row === undefined ? undefined : getWorkingConnection(tools.db, { workspaceId: row.workspace_id, id });
}

async function booksIdOf(tools: BooksTools, { connectionId, invoiceId }: PushOrder): Promise<string | undefined> {
  const link = await tools.db
    .selectFrom('link')
    .select('books_id')
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'invoice')
    .where('record_id', '=', invoiceId)
    .executeTakeFirst();
  return link?.books_id;
}

interface Pushing {
  readonly push: Push;
  readonly connection: WorkingConnection;
}

interface Beginning extends Pushing {
  readonly looks: Looks;
}

/** Makes sure of customer and items there, decides, and writes the intent down. Undefined when there is nothing to write. */
async function begin(
  tools: BooksTools,
  { push, connection, looks }: Beginning,
): Promise<BegunWrite | HeldWrite | undefined> {
  const ids = await ensurePartiesOf(tools, { connection, invoiceId: push.invoiceId, by: push.by });
  return tools.db.transaction().execute(async tx => {
    const current = await lockCurrent(tx, push);
    if (current === undefined) return undefined;
    // Whoever held the invoice until now may have begun one.
    const begun = await findBegun(tx, push);
    if (begun !== undefined) return begun;
    const merged = await mergeInvoice(tx, tools, {
      connection,
      recordId: push.invoiceId,
      invoice: current,
      by: 'QuickBooks',
      looks,
    });
    if (merged.missing.length > 0) return heldBy(current, merged, looks);
    if (!merged.isOutgoing) {
      await settleQuietly(tx, tools, { push, connection, mark: markOf(merged) });
      return undefined;
    }
    const { pair, sent, plannedBase, contested } = merged;
    if (hasBundle(current.Line) && rewritesLines(sent)) return refuseBundle(tx, tools, { push, connection });
    const { invoiceId: recordId } = push;
    const request = await updateRequestOf(tx, tools, { pair, sent, plannedBase, contested, ids, recordId });
    const name = await readInvoiceName(tx, recordId);
    const intent = { recordKind: 'invoice', recordId: push.invoiceId, name, by: push.by, request } as const;
    return { kind: 'begun', journalId: await noteIntent(tx, tools, { intent, connection }), isOurs: true };
  });
}

/** Undefined where looking again would bring no more than it did: the change goes on waiting. */
function heldBy(current: Invoice, { missing }: Merged, looks: Looks): HeldWrite | undefined {
  const wanted = missing.map(needed => lookFor(current, needed));
  return wanted.every(look => looks.has(look)) ? undefined : { kind: 'held', missing, looks: wanted };
}

/** Rules that send nothing leave the change here, on purpose. */
const unsent: ReadonlySet<Merged['verdict']['code']> = new Set<Merged['verdict']['code']>([
  'kind-off',
  'only-in',
  'update-off',
]);

function markOf({ verdict }: Merged): 'in-step' | 'left-alone' | 'problem' {
  if (verdictGroup(verdict) === 'problem') return 'problem';
  return unsent.has(verdict.code) ? 'left-alone' : 'in-step';
}

/** Both sides say the same by now, or a person must decide first. */
async function settleQuietly(
  tx: Tx,
  tools: BooksTools,
  { push, connection, mark }: Pushing & { readonly mark: 'in-step' | 'left-alone' | 'problem' },
): Promise<void> {
  const settled = await tx
    .updateTable('invoice')
    .set({ mark })
    .where('id', '=', push.invoiceId)
    .where('mark', '=', 'waiting-out')
    .returning('id')
    .executeTakeFirst();
  if (settled === undefined) return;
  await tools.announce(tx, { workspaceId: connection.workspaceId, topic: 'invoice', id: push.invoiceId });
}

async function refuseBundle(tx: Tx, tools: BooksTools, { push, connection }: Pushing): Promise<undefined> {
  await openProblem(tx, tools, {
    workspaceId: connection.workspaceId,
    connectionId: connection.id,
    cause: 'refused',
    recordKind: 'invoice',
    recordId: push.invoiceId,
    booksId: null,
    recordName: await readInvoiceTitle(tx, push.invoiceId),
    sentence: bundleSentence,
    cures: ['take-books', 'open-in-quickbooks'],
  });
  await tx.updateTable('invoice').set({ mark: 'problem' }).where('id', '=', push.invoiceId).execute();
}

const bundleSentence =
  'The invoice holds a bundle, whose lines QuickBooks writes by itself. Change its lines, discount and shipping there; the change arrives here.';

/** @throws ProblemFault where lines cannot be written one by one */
export function requireNoBundle(current: Invoice): void {
  if (hasBundle(current.Line)) throw new ProblemFault('conflict', bundleSentence);
}
