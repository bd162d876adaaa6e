import type { AttentionProblem } from '@tieout/api';
import type { Invoice } from '@tieout/quickbooks';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { RecordKey } from '../../records/record-key.ts';
import type { Actor } from '../../records/record-tools.ts';
import { addStory } from '../../records/timeline.ts';
import type { Tx } from '../../store/store.ts';
import type { BooksTools } from './books-tools.ts';
import { answeredFigures } from './invoices/answered-figures.ts';
import { fetchInvoice, findPosted } from './invoices/act-on-invoice.ts';
import { retryInvoice, sendOurVersion, takeBooksVersion } from './invoices/settle-conflict.ts';
import { totalsOfAnswer } from './invoices/tie-out-answer.ts';

type Cure = AttentionProblem['cures'][number];

interface OpenProblem {
  readonly id: string;
  readonly record_kind: string;
  readonly record_id: string | null;
  readonly cause: string;
}

/** Presses one of the buttons of a problem. @throws ProblemFault `not-found`, `conflict` when the button does not fit it, … */
export async function settleProblem(
  tools: BooksTools,
  actor: Actor,
  { id, cure }: { readonly id: string; readonly cure: Cure },
): Promise<void> {
  const problem = await findOpen(tools, { workspaceId: actor.workspaceId, id }, cure);
  const key = { workspaceId: actor.workspaceId, id: problem.record_id ?? '' };
  const isInvoice = problem.record_kind === 'invoice' && problem.record_id !== null;
  if (isInvoice) await settleInvoice(tools, actor, { problem, key, cure });
  // The others lead somewhere else; pressing them settles nothing by itself.
  if (cure === 'open' || cure === 'open-in-quickbooks' || cure === 'reconnect') return;
  await tools.db.transaction().execute(tx => close(tx, tools, { problem, actor, cure }));
}

/** QuickBooks' version or ours, or the same again. */
async function settleInvoice(
  tools: BooksTools,
  actor: Actor,
  { problem, key, cure }: { readonly problem: OpenProblem; readonly key: RecordKey; readonly cure: Cure },
): Promise<void> {
  const isAboutFigures = problem.cause === 'tie-out-differs' || problem.cause === 'changed-in-books';
  if (cure === 'take-books') {
    await (isAboutFigures
      ? takeBooksFigures(tools, actor, key)
      : takeBooksVersion(tools, actor, { key, cause: problem.cause }));
  }
  if (cure === 'take-here') await sendOurVersion(tools, actor, key);
  if (cure === 'retry') await retryInvoice(tools, actor, key);
}

async function findOpen(tools: BooksTools, key: RecordKey, cure: Cure): Promise<OpenProblem> {
  const problem = await tools.db
    .selectFrom('problem')
    .select(['id', 'record_kind', 'record_id', 'cures', 'cause'])
    .where('id', '=', key.id)
    .where('workspace_id', '=', key.workspaceId)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  if (problem === undefined) throw new ProblemFault('not-found', 'This problem was settled already.');
  if (problem.cures.includes(cure)) return problem;
  throw new ProblemFault('conflict', 'This does not settle that problem.');
}

/** QuickBooks is right: its figures become ours, and the invoice ties out. */
async function takeBooksFigures(tools: BooksTools, actor: Actor, key: RecordKey): Promise<void> {
  const { connection, booksId } = await findPosted(tools, key);
  const invoice = await fetchInvoice(tools, connection, { booksId });
  if (invoice === undefined) return;
  await tools.db.transaction().execute(tx => writeFigures(tx, tools, { invoice, actor, key }));
}

interface Figures {
  readonly invoice: Invoice;
  readonly actor: Actor;
  readonly key: RecordKey;
}

async function writeFigures(tx: Tx, tools: BooksTools, { invoice, actor, key }: Figures): Promise<void> {
  const at = tools.now();
  const answered = answeredFigures(
    invoice,
    (line, index) => line.Id ?? String(index),
    rateId => `Tax rate ${rateId}`,
  );
  await tx
    .updateTable('invoice')
    .set(eb => ({
      totals: JSON.stringify(totalsOfAnswer(answered)),
      tie_out: JSON.stringify({ kind: 'ties', checkedAt: at.toISOString() }),
      mark: 'in-step' as const,
      version: eb('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', key.id)
    .execute();
  const sentence = `${actor.name} took QuickBooks’ figures over.`;
  await addStory(tx, tools, { recordKind: 'invoice', recordId: key.id, kind: 'changed', sentence, actor });
  await tools.announce(tx, { ...key, topic: 'invoice' });
}

interface Closing {
  readonly problem: OpenProblem;
  readonly actor: Actor;
  readonly cure: Cure;
}

async function close(tx: Tx, tools: BooksTools, { problem, actor, cure }: Closing): Promise<void> {
  await tx
    .updateTable('problem')
    .set({ settled_at: tools.now(), settled_by: actor.name, settled_how: cure })
    .where('id', '=', problem.id)
    .where('settled_at', 'is', null)
    .execute();
  await tools.announce(tx, { workspaceId: actor.workspaceId, topic: 'problem', id: problem.id });
}
