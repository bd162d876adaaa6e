import { noAnswers, type Answers } from '@tieout/sync';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { addStory } from '../../../records/timeline.ts';
import { readInvoice } from '../../../records/invoices/read-invoice.ts';
import { problemOf } from '../call-books.ts';
import type { BooksTools } from '../books-tools.ts';
import { readRules } from '../rules/effective-rules.ts';
import { adoptBooks } from './adopt-books.ts';
import { fetchInvoice, findPosted, type PostedInvoice } from './act-on-invoice.ts';
import { postInvoice } from './post-invoice.ts';
import { pushInvoice } from './push-invoice.ts';

/** One side's word for everything that both sides changed. What only one of them changed is not asked about. */
async function allOf(tools: BooksTools, connectionId: string, side: 'workspace' | 'books'): Promise<Answers> {
  const { mappings } = await readRules(tools.db, connectionId);
  const names = mappings.invoice.compiled.map(({ mapping }) => mapping.workspace);
  return { ...noAnswers, fields: Object.fromEntries(names.map(name => [name, side])) };
}

/**
 * QuickBooks' version stands: of what both sides changed after a conflict, of everything after a refusal, because then nothing of ours
 * was taken. @throws ProblemFault
 */
export async function takeBooksVersion(
  tools: BooksTools,
  actor: Actor,
  { key, cause }: { readonly key: RecordKey; readonly cause: string },
): Promise<void> {
  const { connection, booksId } = await findPosted(tools, key);
  const answers = cause === 'conflict' ? { answers: await allOf(tools, connection.id, 'books') } : {};
  const invoice = await fetchInvoice(tools, connection, { booksId, ...answers });
  if (invoice === undefined) return;
  await tools.db.transaction().execute(async tx => {
    if (cause !== 'conflict') await adoptBooks(tx, tools, { connectionId: connection.id, recordId: key.id, invoice });
    const sentence = `${actor.name} took QuickBooks’ version over.`;
    await addStory(tx, tools, { recordKind: 'invoice', recordId: key.id, kind: 'changed', sentence, actor });
  });
  // What only we had changed goes there now.
  const push = { connectionId: connection.id, invoiceId: key.id, by: actor.name };
  await pushInvoice(tools, push);
}

/** Our version stands, of what both sides changed. @throws ProblemFault where QuickBooks refuses it */
export async function sendOurVersion(tools: BooksTools, actor: Actor, key: RecordKey): Promise<void> {
  const { connection } = await findPosted(tools, key);
  await push(tools, actor, { key, connection, answers: await allOf(tools, connection.id, 'workspace') });
}

/** The same again: the first writing of a draft, or a change that was refused. @throws ProblemFault */
export async function retryInvoice(tools: BooksTools, actor: Actor, key: RecordKey): Promise<void> {
  const { sync } = await readInvoice(tools.db, key, tools.now());
  if (sync.booksId === null) {
    await postInvoice(tools, actor, key.id);
    return;
  }
  const { connection } = await findPosted(tools, key);
  await push(tools, actor, { key, connection });
}

interface Pushing {
  readonly key: RecordKey;
  readonly connection: PostedInvoice['connection'];
  readonly answers?: Answers;
}

async function push(tools: BooksTools, actor: Actor, { key, connection, answers }: Pushing): Promise<void> {
  const outcome = await pushInvoice(tools, {
    connectionId: connection.id,
    invoiceId: key.id,
    by: actor.name,
    ...(answers !== undefined && { answers }),
  });
  if (outcome.kind !== 'done') throw problemOf(outcome.fault, connection.companyName);
}
