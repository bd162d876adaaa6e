import { decimal } from '@tieout/domain';
import { acknowledge, conflictKey, type AnsweredConflict, type FieldConflict, type Side } from '@tieout/sync';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { fieldsOfInvoice } from '../../../records/invoices/fields-of-invoice.ts';
import { readInvoiceOn } from '../../../records/invoices/read-invoice.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { problemOf } from '../call-books.ts';
import { fingerprintOf } from '../sync/problems/fingerprint-of.ts';
import { settleWrite } from '../write/settle-write.ts';
import { fetchInvoice, findPosted, type PostedInvoice } from './act-on-invoice.ts';
import { conflictsOf, legsOf } from './conflicts-of.ts';
import { lockCurrent } from './current-invoice.ts';
import { describeConflict } from './describe-changes.ts';
import { findPendingWrite } from './find-books-id.ts';
import { readInvoicePair, type InvoicePair } from './invoice-pair.ts';
import { requireEditable, requireSendable } from './require-writable.ts';
import { sendInvoice } from './send-invoice.ts';
import { balanceFor, takeInvoice } from './take-invoice.ts';
import { withTyped, type TypedAnswer } from './typed-answer.ts';

/** What a person says about an invoice that both sides changed. */
export interface ConflictAnswer {
  readonly key: RecordKey;
  /** Which side stands in a conflict, or a value that a person typed; undefined leaves it open. */
  readonly standsIn: (conflict: string) => Side | { readonly value: string | null } | undefined;
  /** What the person saw; undefined where it was not said. */
  readonly fingerprint: string | undefined;
}

/**
 * Settles a conflict of an invoice, field by field and line by line. Both sides are read again first: what was seen is what is decided
 * about. The value that was given up counts as agreed from then on; what stands travels as every other change does, by a plan with its
 * steps in the journal, and is compared to the cent. @throws ProblemFault `version-changed` where either side changed since it was shown,
 * `conflict`, `not-ready` where our side may not be written, what QuickBooks refuses
 */
export async function answerConflict(tools: BooksTools, actor: Actor, answer: ConflictAnswer): Promise<void> {
  const { key } = answer;
  const posted = await findPosted(tools, key);
  await finishPending(tools, posted, key.id);
  const { connection, booksId } = posted;
  if ((await fetchInvoice(tools, connection, { booksId })) === undefined) throw changedMeanwhile();
  const answered = await tools.db.transaction().execute(tx => settle(tx, tools, { actor, answer, posted }));
  await sendInvoice(tools, actor, key);
  await requireSettled(tools, { posted, key, answered });
}

const changedMeanwhile = () =>
  new ProblemFault(
    'version-changed',
    'The invoice changed meanwhile, on one side or the other. Nothing was written. Look at both sides again.',
  );

const onItsWay = () =>
  new ProblemFault(
    'conflict',
    'A change of this invoice is on its way to QuickBooks just now. Answer again in a moment.',
  );

/** A write that is on its way holds back what QuickBooks says (take-invoice.ts): its answer is fetched first. */
async function finishPending(tools: BooksTools, { connection }: PostedInvoice, recordId: string): Promise<void> {
  const begun = await findPendingWrite(tools.db, connection.id, recordId);
  if (begun === undefined) return;
  const outcome = await settleWrite(tools, begun);
  if (outcome.kind === 'unknown') throw problemOf(outcome.fault, connection.companyName);
}

interface Settling {
  readonly actor: Actor;
  readonly answer: ConflictAnswer;
  readonly posted: PostedInvoice;
}

async function settle(tx: Tx, tools: BooksTools, { actor, answer, posted }: Settling): Promise<readonly Answered[]> {
  const { key, fingerprint } = answer;
  const connectionId = posted.connection.id;
  const invoice = await lockCurrent(tx, { connectionId, invoiceId: key.id });
  if (invoice === undefined) throw changedMeanwhile();
  if ((await findPendingWrite(tx, connectionId, key.id)) !== undefined) throw onItsWay();
  const pair = await readInvoicePair(tx, tools, { connectionId, recordId: key.id, invoice });
  const conflicts = conflictsOf(pair);
  if (fingerprint !== undefined && fingerprint !== fingerprintOf(legsOf(pair), conflicts)) throw changedMeanwhile();
  const answered = answeredOf(conflicts, answer);
  const isSent = answered.some(({ stands }) => stands === 'workspace');
  await agree(tx, tools, { pair, answered, connectionId });
  await writeTyped(tx, { pair, answered });
  for (const conflict of answered) await tell(tx, tools, { actor, key, conflict });
  await takeInvoice(tx, tools, { connectionId, books: { kind: 'present', invoice }, by: 'QuickBooks' });
  if (isSent) await requireWritable(tx, tools, { pair, key });
  return answered;
}

function answeredOf(
  conflicts: readonly FieldConflict[],
  { standsIn }: Pick<ConflictAnswer, 'standsIn'>,
): readonly Answered[] {
  const answered = conflicts.flatMap(({ field, lineKey }): readonly Answered[] => {
    const choice = standsIn(conflictKey({ field, lineKey }));
    if (choice === undefined) return [];
    if (typeof choice === 'string') return [{ field, lineKey, stands: choice, typed: null }];
    return [{ field, lineKey, stands: 'workspace', typed: { field, lineKey, ...choice } }];
  });
  if (answered.length > 0) return answered;
  throw new ProblemFault('conflict', 'Nothing of that is in conflict any more. Look at both sides again.');
}

/** What a person typed stands here once it is written, and is ours from then on. */
interface Answered extends AnsweredConflict {
  readonly typed: TypedAnswer | null;
}

interface Agreeing {
  readonly pair: InvoicePair;
  readonly answered: readonly Answered[];
  readonly connectionId: string;
}

/** The base moves; the mark says that something may have to go out, so that the merge orders it. */
async function agree(tx: Tx, tools: BooksTools, { pair, answered, connectionId }: Agreeing): Promise<void> {
  const { link, workspace } = pair.pair;
  const base = { ...link.base, fields: acknowledge(legsOf(pair), answered) };
  await tx
    .updateTable('link')
    .set({ base: JSON.stringify(base), line_ids: JSON.stringify(link.lineIds), synced_at: tools.now() })
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'invoice')
    .where('record_id', '=', workspace.id)
    .execute();
  await tx.updateTable('invoice').set({ mark: 'waiting-out' }).where('id', '=', workspace.id).execute();
}

/** A third value is an edit of our side, by the composer's rules; it travels as every other does. @throws ProblemFault `invalid-request` */
async function writeTyped(tx: Tx, { pair, answered }: Pick<Agreeing, 'pair' | 'answered'>): Promise<void> {
  const typed = answered.flatMap(answer => (answer.typed === null ? [] : [answer.typed]));
  if (typed.length === 0) return;
  const { id, version } = pair.pair.workspace;
  const fields = withTyped(legsOf(pair).workspace, typed, pair.setting);
  const write = await pair.store.update({ id, version }, fields);
  if (write.kind !== 'written') throw changedMeanwhile();
  // What was paid there stays paid: what is owed moves with the total, and nobody has paid because of it.
  const { total } = await tx.selectFrom('invoice').select('total').where('id', '=', id).executeTakeFirstOrThrow();
  await tx
    .updateTable('invoice')
    .set({ balance: balanceFor(decimal(total), pair.invoice) })
    .where('id', '=', id)
    .execute();
}

interface Telling {
  readonly actor: Actor;
  readonly key: RecordKey;
  readonly conflict: Answered;
}

async function tell(tx: Tx, tools: BooksTools, { actor, key, conflict }: Telling): Promise<void> {
  const whose = conflict.stands === 'books' ? 'QuickBooks’' : 'our';
  const what = describeConflict(conflict);
  const sentence =
    conflict.typed === null
      ? `${actor.name} let ${whose} side stand in ${what}.`
      : `${actor.name} typed another value for ${what}.`;
  await addStory(tx, tools, { recordKind: 'invoice', recordId: key.id, kind: 'changed', sentence, actor });
}

/** What is known to be refused there is refused before anything is saved, as with any other edit (U36). */
async function requireWritable(
  tx: Tx,
  tools: BooksTools,
  { pair, key }: { readonly pair: InvoicePair; readonly key: RecordKey },
): Promise<void> {
  const { setting } = pair;
  const invoice = await readInvoiceOn(tx, key, { now: tools.now(), today: setting.today });
  requireEditable(invoice, setting);
  await requireSendable(tx, { fields: fieldsOfInvoice(invoice, invoice.dueDate), setting, id: key.id });
}

interface Sent {
  readonly posted: PostedInvoice;
  readonly key: RecordKey;
  readonly answered: readonly AnsweredConflict[];
}

/** Whoever changed the same thing there while ours was on its way is asked about anew. */
async function requireSettled(tools: BooksTools, { posted, key, answered }: Sent): Promise<void> {
  const connectionId = posted.connection.id;
  const open = await tools.db.transaction().execute(async tx => {
    const invoice = await lockCurrent(tx, { connectionId, invoiceId: key.id });
    if (invoice === undefined) return [];
    return conflictsOf(await readInvoicePair(tx, tools, { connectionId, recordId: key.id, invoice }));
  });
  const keys = new Set(answered.map(conflictKey));
  if (open.some(conflict => keys.has(conflictKey(conflict)))) throw changedMeanwhile();
}
