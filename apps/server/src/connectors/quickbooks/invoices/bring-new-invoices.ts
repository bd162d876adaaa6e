import type { Invoice } from '@tieout/quickbooks';
import { allowsIn, verdictSentence } from '@tieout/sync';
import { openProblem } from '../../../problems/open-problem.ts';
import type { Tx } from '../../../store/store.ts';
import type { CreationContext } from '../act/create-here.ts';
import type { HeldInvoice, InvoiceFollowing } from '../act/follow-invoices.ts';
import { booksName } from '../act/live-run.ts';
import { noteStep } from '../act/note-step.ts';
import type { BooksTools } from '../books-tools.ts';
import { decideInvoices, type InvoiceStep } from '../decide/decide-invoices.ts';
import { findNewInvoices } from '../decide/find-new-invoices.ts';
import { readPolicies } from '../rules/effective-rules.ts';
import { sentenceWords } from '../sync/sentence-words.ts';
import { awaitAnswers } from '../write/await-answers.ts';
import { bringInvoices, bringParties } from './bring-invoices.ts';
import { linkInvoice } from './link-invoice.ts';
import { livingInvoices } from './living-invoices.ts';

/**
 * Brings invoices that were newly made in QuickBooks here, with the customers and items that they point at, where the rules of the
 * connection create invoices here; by the verdicts of an import (U09, HUB-36). Answers with those whose customer or items were never
 * read: they come in with those.
 */
export async function bringNewInvoices(
  tx: Tx,
  tools: BooksTools,
  following: InvoiceFollowing,
): Promise<readonly HeldInvoice[]> {
  const { connection, booksIds, run } = following;
  if (booksIds.length === 0) return [];
  const { invoice: policy } = await readPolicies(tx, connection.id);
  if (!allowsIn(policy) || !policy.here.create) return [];
  const found = await findNewInvoices(tx, { connectionId: connection.id, booksIds });
  const ours = await awaitAnswers(tx, tools, { connectionId: connection.id, entity: 'Invoice', booksIds: found });
  const fresh = found.filter(id => !ours.has(id));
  if (fresh.length === 0) return [];
  const steps = await decideInvoices(tx, { connection, from: null, booksIds: fresh });
  const invoices = await livingInvoices(tx, connection.id, fresh);
  const context = {
    workspaceId: connection.workspaceId,
    connectionId: connection.id,
    runId: await run.open(tx),
    currency: connection.currency,
    startedBy: booksName,
  };
  const arriving = { following, context, steps, invoices };
  const held = [...(await linkKnown(tx, tools, arriving)), ...(await makeNew(tx, tools, arriving))];
  for (const step of steps) await tellLeft(tx, tools, { following, context, step });
  const { workspaceId } = connection;
  await tools.announce(tx, { workspaceId, topic: 'invoice' });
  await tools.announce(tx, { workspaceId, topic: 'home' });
  return held;
}

interface Arriving {
  readonly following: InvoiceFollowing;
  readonly context: CreationContext;
  readonly steps: readonly InvoiceStep[];
  readonly invoices: ReadonlyMap<string, Invoice>;
}

/** One of the same number, customer and total that lives here alone is the same. */
async function linkKnown(tx: Tx, tools: BooksTools, arriving: Arriving): Promise<readonly HeldInvoice[]> {
  const { context, steps, invoices } = arriving;
  const held: HeldInvoice[] = [];
  for (const { booksId, recordId } of steps.filter(({ action }) => action === 'link')) {
    const invoice = invoices.get(booksId);
    if (invoice === undefined || recordId === null) continue;
    const missing = await bringParties(tx, tools, { context, invoices: [invoice] });
    if (missing.length > 0) held.push({ booksId, missing, looks: [] });
    else await linkInvoice(tx, tools, { context, recordId, invoice });
  }
  return held;
}

async function makeNew(tx: Tx, tools: BooksTools, arriving: Arriving): Promise<readonly HeldInvoice[]> {
  const { context, steps, invoices } = arriving;
  const wanted = steps.filter(({ action }) => action === 'create');
  const coming = wanted.flatMap(({ booksId }) => invoices.get(booksId) ?? []);
  const { made, missing } = await bringInvoices(tx, tools, {
    context,
    invoices: coming,
    sentence: 'New in QuickBooks.',
  });
  const left = coming.filter(({ Id }) => !made.has(Id));
  if (missing.length > 0) return left.map(({ Id }) => ({ booksId: Id, missing, looks: [] }));
  for (const { Id } of left) await tellIncomplete(tx, tools, { arriving, booksId: Id });
  return [];
}

/** Its customer or an item was unlinked or deleted here on purpose: an invoice without them is worth nothing. */
async function tellIncomplete(
  tx: Tx,
  tools: BooksTools,
  { arriving, booksId }: { readonly arriving: Arriving; readonly booksId: string },
): Promise<void> {
  const { following, context, invoices } = arriving;
  if (!following.changed.has(booksId)) return;
  const { workspaceId, connectionId, runId } = context;
  await noteStep(tx, tools, {
    workspaceId,
    connectionId,
    runId,
    kind: 'invoice',
    action: 'skip',
    recordId: null,
    booksId,
    name: `invoice ${invoices.get(booksId)?.DocNumber ?? booksId}`,
    outcome: 'refused',
    sentence: 'Left in QuickBooks: its customer or an item is kept apart here.',
  });
}

interface Left {
  readonly following: InvoiceFollowing;
  readonly context: CreationContext;
  readonly step: InvoiceStep;
}

/** Why an invoice stays there alone stands in the journal: verdicts are never silent (design/sync.md). What needs a person asks one. */
async function tellLeft(tx: Tx, tools: BooksTools, { following, context, step }: Left): Promise<void> {
  const { action, booksId, name, verdict } = step;
  const isLeft = (action === 'skip' && verdict.code !== 'unchanged') || action === 'decide';
  if (!isLeft || !following.changed.has(booksId)) return;
  const { workspaceId, connectionId } = context;
  const sentence = verdictSentence(verdict, sentenceWords);
  const told = { workspaceId, connectionId, booksId, recordId: null, sentence };
  await noteStep(tx, tools, {
    ...told,
    runId: context.runId,
    kind: 'invoice',
    action: 'skip',
    name: name.toLowerCase(),
    outcome: 'refused',
  });
  if (verdict.code !== 'several-candidates') return;
  await openProblem(tx, tools, {
    ...told,
    cause: 'several-candidates',
    recordKind: 'invoice',
    recordName: name,
    cures: ['open-in-quickbooks', 'dismiss'],
    detail: verdict,
  });
}
