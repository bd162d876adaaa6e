import { instant, type Instant } from '@tieout/domain';
import type { Invoice } from '@tieout/quickbooks';
import {
  conflictKey,
  contestedField,
  decidePair,
  verdictGroup,
  verdictSentence,
  viewBooks,
  type Decision,
  type FieldChanges,
  type Fields,
  type Side,
  type Step,
  type Verdict,
} from '@tieout/sync';
import { closeProblems, openProblem } from '../../../problems/open-problem.ts';
import type { Tx } from '../../../store/store.ts';
import { bringIn, type Needed } from '../act/bring-in.ts';
import { booksName, createLiveRun, type LiveRun } from '../act/live-run.ts';
import { noteStep } from '../act/note-step.ts';
import type { BooksTools } from '../books-tools.ts';
import { agreedMeanwhile } from './agreed-meanwhile.ts';
import { describeChanges } from './describe-changes.ts';
import { readInvoicePair, type InvoicePair } from './invoice-pair.ts';
import { lookFor, noLooks, type Looks } from './looks.ts';
import { readInvoiceName, readInvoiceTitle } from './name-of-invoice.ts';

/** A linked invoice whose content is to be merged; the caller holds its row. */
export interface Merging {
  readonly connection: {
    readonly id: string;
    readonly workspaceId: string;
    readonly realmId: string;
    readonly currency: string;
  };
  readonly recordId: string;
  readonly invoice: Invoice;
  readonly by: string;
  readonly run?: LiveRun | undefined;
  /** It answers a write of ours, which stands in the journal by itself. */
  readonly isOwnWrite?: boolean | undefined;
  readonly looks?: Looks | undefined;
}

/** What the merge came to. What is to be written in the books is decided again by whoever writes there. */
export interface Merged {
  readonly pair: InvoicePair;
  readonly verdict: Verdict;
  /** Written here. */
  readonly changes: FieldChanges;
  /** What is to be said there, in neutral fields; nothing when this is empty. */
  readonly sent: Fields;
  /** What both sides agree on once that is taken: a line in conflict keeps its old base. */
  readonly plannedBase: Fields;
  /** What a person has yet to decide about, as QuickBooks is to hold it until then. */
  readonly contested: Fields;
  readonly isOutgoing: boolean;
  /** Books line id by ours. */
  readonly lineIds: Readonly<Record<string, string>>;
  /** Customers and items that must be read before this can be decided; nothing of it was written. */
  readonly missing: readonly Needed[];
}

/**
 * Merges what both sides made of an invoice, line by line and field by field, by the planner's own table: writes the workspace's half
 * and the base, and a problem where both changed the same thing. Merging the same state twice changes nothing the second time.
 */
export async function mergeInvoice(tx: Tx, tools: BooksTools, merging: Merging): Promise<Merged> {
  const { connection, recordId, invoice } = merging;
  const asked = { connectionId: connection.id, recordId, invoice };
  const first = await readInvoicePair(tx, tools, asked);
  const run =
    merging.run ?? createLiveRun(tools, { connection, kind: 'sync', title: 'Taking over changes from QuickBooks' });
  const decided = decidePair(first.pair, first.rules);
  const doubtful = doubtfulOf(first, decided, merging.looks ?? noLooks);
  if (doubtful.length > 0) return held(first, doubtful);
  const needed = decided.needs.filter(({ side }) => side === 'books');
  if (needed.length === 0) return carryOut(tx, tools, { merging, pair: first, decision: decided, run });
  const context = {
    workspaceId: connection.workspaceId,
    connectionId: connection.id,
    runId: await run.open(tx),
    currency: connection.currency,
    startedBy: booksName,
  };
  const missing = await bringIn(tx, tools, { context, needed });
  if (missing.length > 0) return held(first, missing);
  const pair = await readInvoicePair(tx, tools, asked);
  return carryOut(tx, tools, { merging, pair, decision: decidePair(pair.pair, pair.rules), run });
}

/**
 * Items and customers whose place another one took there in what was changed here too: merged away, or was that somebody's edit? Only a
 * look at them tells (packages/sync decide/unexplained-moves.ts). What was looked at and still stands there was edited.
 */
function doubtfulOf({ rules, invoice }: InvoicePair, { doubts = [] }: Decision, looks: Looks): readonly Needed[] {
  const doubtful = new Map<string, Needed>();
  for (const { to, id } of doubts) {
    const booksId = rules.links.booksIdOf(to, id);
    if (booksId === undefined) continue;
    const needed = { to, id: booksId };
    const look = lookFor(invoice, needed);
    if (!looks.has(look)) doubtful.set(look, needed);
  }
  return [...doubtful.values()];
}

const held = (pair: InvoicePair, missing: readonly Needed[]): Merged => ({
  pair,
  verdict: { code: 'unchanged' },
  changes: {},
  sent: {},
  plannedBase: {},
  contested: {},
  isOutgoing: false,
  lineIds: pair.pair.link.lineIds,
  missing,
});

interface Carrying {
  readonly merging: Merging;
  readonly pair: InvoicePair;
  readonly decision: Decision;
  readonly run: LiveRun;
}

async function carryOut(tx: Tx, tools: BooksTools, carrying: Carrying): Promise<Merged> {
  const { merging, pair, decision, run } = carrying;
  const changes = changesOn('workspace', decision.steps);
  if (Object.keys(changes).length > 0) {
    const { id, version } = pair.pair.workspace;
    await pair.store.update({ id, version }, valuesOf(changes));
    if (merging.isOwnWrite !== true) await noteChanges(tx, tools, { ...carrying, changes });
  }
  const sent = valuesOf(changesOn('books', decision.steps));
  const lineIds = await writeBase(tx, tools, { ...carrying, sent });
  await tellVerdict(tx, tools, carrying);
  if (merging.run === undefined) await run.close(tx);
  const isOutgoing = Object.keys(sent).length > 0;
  const plannedBase = plannedBaseOf(decision, sent);
  const contested = contestedOf(pair, decision, sent);
  return { pair, verdict: decision.verdict, changes, sent, plannedBase, contested, isOutgoing, lineIds, missing: [] };
}

/** Lines travel all together: those that are asked about go as QuickBooks has them, never as they stand here. */
function contestedOf(pair: InvoicePair, { verdict }: Decision, sent: Fields): Fields {
  if (verdict.code !== 'conflict') return {};
  const there = booksView(pair, pair.pair.link.lineIds);
  const names = new Set(verdict.fields.map(conflict => contestedField(conflictKey(conflict))));
  return Object.fromEntries([...names].map(name => [name, sent[name] ?? there[name] ?? null]));
}

function plannedBaseOf({ steps }: Decision, sent: Fields): Fields {
  const rebase = steps.find(step => step.kind === 'rebase');
  if (rebase?.kind !== 'rebase') return {};
  return Object.fromEntries(Object.keys(sent).map(field => [field, rebase.base.fields[field] ?? null]));
}

function changesOn(side: Side, steps: readonly Step[]): FieldChanges {
  const step = steps.find(one => one.kind === 'update' && one.side === side);
  return step?.kind === 'update' ? step.changes : {};
}

const valuesOf = (changes: FieldChanges): Fields =>
  Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]));

async function noteChanges(
  tx: Tx,
  tools: BooksTools,
  { merging, pair, run, changes }: Carrying & { readonly changes: FieldChanges },
): Promise<void> {
  const { connection, recordId, invoice, by } = merging;
  await noteStep(tx, tools, {
    workspaceId: connection.workspaceId,
    connectionId: connection.id,
    runId: await run.open(tx),
    kind: 'invoice',
    action: 'update',
    recordId,
    booksId: invoice.Id,
    name: await readInvoiceName(tx, recordId),
    sentence: `${by} changed ${describeChanges(changes)}.`,
    before: Object.fromEntries(Object.keys(changes).map(field => [field, pair.pair.workspace.fields[field] ?? null])),
    after: valuesOf(changes),
  });
}

/** The books' side in fields of the workspace. */
function booksView({ pair, rules }: InvoicePair, lineIds: Merged['lineIds']): Fields {
  const lineKeys = new Map(Object.entries(lineIds).map(([key, booksLineId]) => [booksLineId, key]));
  return viewBooks(pair.books.fields, rules.mapping, { links: rules.links, lineKeys }).fields;
}

/** What is still to be written there is not agreed before QuickBooks has taken it. Answers with the line ids. */
async function writeBase(
  tx: Tx,
  tools: BooksTools,
  { merging, pair, decision, sent }: Carrying & { readonly sent: Fields },
): Promise<Merged['lineIds']> {
  const { link } = pair.pair;
  const rebase = decision.steps.find(step => step.kind === 'rebase');
  if (rebase?.kind !== 'rebase') return link.lineIds;
  const there = booksView(pair, rebase.lineIds);
  const open = Object.fromEntries(
    Object.keys(sent).map(field => {
      const legs = { before: link.base.fields[field], planned: rebase.base.fields[field], books: there[field] };
      return [field, agreedMeanwhile(legs)];
    }),
  );
  const base = { ...rebase.base, fields: { ...rebase.base.fields, ...open } };
  await tx
    .updateTable('link')
    .set({ base: JSON.stringify(base), line_ids: JSON.stringify(rebase.lineIds), synced_at: tools.now() })
    .where('connection_id', '=', merging.connection.id)
    .where('kind', '=', 'invoice')
    .where('record_id', '=', merging.recordId)
    .execute();
  return rebase.lineIds;
}

async function tellVerdict(tx: Tx, tools: BooksTools, { merging, decision }: Carrying): Promise<void> {
  const { connection, recordId, invoice } = merging;
  const { verdict } = decision;
  if (verdictGroup(verdict) !== 'problem') {
    await closeProblems(tx, tools, { recordId, how: 'the two sides agree again', causes: ['conflict'] });
    return;
  }
  await openProblem(tx, tools, {
    workspaceId: connection.workspaceId,
    connectionId: connection.id,
    cause: verdict.code === 'conflict' ? 'conflict' : 'refused',
    recordKind: 'invoice',
    recordId,
    booksId: invoice.Id,
    recordName: await readInvoiceTitle(tx, recordId),
    sentence: verdictSentence(verdict, { books: booksName, date: dayOf }),
    cures: ['take-books', 'take-here', 'open-in-quickbooks'],
    detail: verdict,
  });
}

const dayOf = (moment: Instant): string => instant(moment).slice(0, 10);
