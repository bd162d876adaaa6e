import {
  isQuickBooksFault,
  type BatchOutcome,
  type EntityName,
  type QuickBooksFault,
  type Stored,
} from '@tieout/quickbooks';
import { instant } from '@tieout/domain';
import type { BatchAnswer, BooksBatch, BooksCommand, BooksRecord, BooksWriter, CommandOutcome } from '@tieout/sync';
import type { BooksTools } from '../books-tools.ts';
import { refusalSentence } from '../call-books.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { getSyncKind } from './kinds/sync-kinds.ts';
import { freshKey, type SyncContext } from './rooms/room-context.ts';
import { sendItems } from './send-items.ts';
import type { PhrasedItem } from './sync-kind.ts';

export interface WriterParts {
  readonly tools: BooksTools;
  readonly context: SyncContext;
  readonly realmId: string;
  /** Told of every fault that kept a whole call from being answered. */
  readonly onFault: (fault: QuickBooksFault) => void;
}

/** The way into one company's books, over the client that throttles, refreshes tokens and backs off by itself. */
export const createBooksWriter = (parts: WriterParts): BooksWriter => ({
  write: batch => write(parts, batch),
  refresh: (kind, id) => refresh(parts, kind, id),
});

async function write(parts: WriterParts, { requestId, commands }: BooksBatch): Promise<BatchAnswer> {
  const phrased = await Promise.all(commands.map(command => phrase(parts, command)));
  const items = phrased.filter(item => item.kind !== 'impossible');
  if (items.length === 0) return { kind: 'answered', outcomes: phrased.map(refusalOf) };
  const company = parts.tools.client.company(parts.realmId);
  const sent = await sendItems(company, items, requestId);
  if (sent.kind === 'failed') {
    parts.onFault(sent.fault);
    return { kind: sent.isNotDone ? 'down' : 'unknown', message: sent.fault.message };
  }
  const outcomes = [...sent.outcomes];
  const answered = commands.map((command, at): CommandOutcome => {
    const item = phrased[at];
    if (item === undefined || item.kind === 'impossible') return refusalOf(item);
    return outcomeOf(parts, command, outcomes.shift());
  });
  return { kind: 'answered', outcomes: answered };
}

/** A record that is to be created there says what no mapping carries; it cannot have changed since the intent was written. */
async function phrase({ tools, context }: WriterParts, command: BooksCommand): Promise<PhrasedItem> {
  const sync = getSyncKind(command.record);
  const { company } = context;
  const key = { workspaceId: company.workspaceId, id: command.kind === 'create' ? command.workspaceId : '' };
  const own = command.kind === 'create' ? (context.own.get(key.id) ?? (await sync.find(tools.db, key))) : null;
  return sync.phrase(command, company, own);
}

const refusalOf = (item: PhrasedItem | undefined): CommandOutcome => ({
  kind: 'refused',
  cause: 'impossible',
  message: item?.kind === 'impossible' ? item.message : 'QuickBooks gave no answer for it.',
});

function outcomeOf(parts: WriterParts, command: BooksCommand, outcome: BatchOutcome | undefined): CommandOutcome {
  if (outcome === undefined || outcome.kind === 'rows') return refusalOf(undefined);
  if (outcome.kind === 'record') return { kind: 'written', record: told(parts, command.record, outcome.record) };
  if (outcome.kind === 'deleted') return deleted(command);
  return refusedOutcome(outcome.fault);
}

/** QuickBooks answers a deletion with nothing but the id: the rest stays as it was known. */
const deleted = (command: BooksCommand): CommandOutcome =>
  command.kind === 'change'
    ? { kind: 'written', record: { ...command.current, life: 'deleted' } }
    : refusalOf(undefined);

function refusedOutcome(fault: QuickBooksFault): CommandOutcome {
  if (fault.kind === 'stale') return { kind: 'stale' };
  if (fault.kind === 'not-found') return { kind: 'gone' };
  return { kind: 'refused', cause: fault.kind, message: refusalSentence(fault) };
}

/** A record as QuickBooks told it, kept whole for the mirror. */
function told({ context }: WriterParts, kind: BooksRecord['kind'], record: Stored): BooksRecord {
  const { entity } = getSyncKind(kind);
  const entry = mirrorEntryOf(entity, record);
  context.fresh.set(freshKey(entity, entry.booksId, entry.syncToken), entry);
  return {
    kind,
    id: entry.booksId,
    version: entry.syncToken,
    life: entry.life,
    mergedInto: null,
    changedAt: instant(new Date(entry.changedAt).toISOString()),
    fields: entry.fields ?? {},
  };
}

async function refresh(parts: WriterParts, kind: BooksRecord['kind'], id: string): Promise<BooksRecord | null> {
  const { entity } = getSyncKind(kind);
  try {
    const answer = await parts.tools.client.company(parts.realmId).find<EntityName>(entity, id);
    return answer === undefined ? await gone(parts, kind, id) : told(parts, kind, answer.value);
  } catch (error) {
    if (!isQuickBooksFault(error)) throw error;
    parts.onFault(error);
    return null;
  }
}

/** What QuickBooks does not have any more, as it was last known. */
async function gone(
  { tools, context }: WriterParts,
  kind: BooksRecord['kind'],
  id: string,
): Promise<BooksRecord | null> {
  const row = await tools.db
    .selectFrom('mirror')
    .select(['sync_token', 'life', 'changed_at', 'fields', 'merged_into'])
    .where('connection_id', '=', context.company.connectionId)
    .where('entity', '=', getSyncKind(kind).entity)
    .where('books_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    kind,
    id,
    version: row.sync_token,
    life: row.life === 'merged' ? 'merged' : 'deleted',
    mergedInto: row.merged_into,
    changedAt: instant(row.changed_at.toISOString()),
    fields: row.fields ?? {},
  };
}
