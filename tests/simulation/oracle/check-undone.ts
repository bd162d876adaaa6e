import {
  isSameValue,
  linkIndex,
  verdictGroup,
  viewBooks,
  viewWorkspace,
  type Fields,
  type JournalEntry,
  type PairKey,
  type PairState,
  type RunReport,
} from '@tieout/sync';
import { mappings } from '../connector/mappings.ts';
import type { Connection } from '../world/connection.ts';
import type { SavedEdit } from './edit-ledger.ts';
import { keyOf, type Truth } from './truth.ts';
import { holds } from './violation.ts';

interface Undone {
  readonly connection: Connection;
  readonly truth: Truth;
  /** What was told of the pairs that the plan takes back. */
  readonly told: RunReport['told'];
  /** The run that was taken back. */
  readonly runId: string;
  /** What people saved while it was taken back: theirs to stand. */
  readonly meanwhile: readonly SavedEdit[];
}

/** Of every pair that was told `undone`, both sides are as they were before the run. */
export function checkUndone({ connection, truth, told, runId, meanwhile }: Undone): void {
  const entries = [...connection.store.state.journal.values()].filter(entry => entry.runId === runId);
  for (const { key, verdict } of told) {
    if (verdict.code !== 'undone') continue;
    const ofPair = entries.filter(
      entry => isOfPair(entry, key) && entry.outcome !== null && verdictGroup(entry.outcome.verdict) === 'done',
    );
    const [first, last] = [ofPair[0], ofPair.at(-1)?.outcome];
    if (first === undefined || last === undefined || last === null) continue;
    const looked = { before: first.before, after: last.after, key, meanwhile };
    checkHere(connection, looked);
    checkThere(connection, { ...looked, truth });
  }
}

interface Looked {
  readonly before: PairState;
  readonly after: PairState;
  readonly key: PairKey;
  readonly meanwhile: readonly SavedEdit[];
}

const isSavedBy = (edits: readonly SavedEdit[], id: string, field: string): boolean =>
  edits.some(edit => edit.id === id && edit.field === field);

const isOfPair = ({ key, outcome }: JournalEntry, pair: PairKey): boolean =>
  key.kind === pair.kind &&
  outcome !== null &&
  ((pair.workspaceId !== null && pair.workspaceId === (key.workspaceId ?? outcome.after.link?.workspaceId)) ||
    (pair.booksId !== null && pair.booksId === (key.booksId ?? outcome.after.link?.booksId)));

/** Only what the run changed is taken back: what people did since on the rest stays. */
function checkHere({ store }: Connection, { before, after, key, meanwhile }: Looked): void {
  const { kind, workspaceId } = key;
  const now = workspaceId === null ? undefined : store.state.records.get(keyOf(kind, workspaceId));
  if (before.workspace === null) {
    if (after.workspace === null) return;
    holds(
      7,
      now === undefined || now.life === 'deleted',
      () => `${kind} ${workspaceId ?? ''} was made by the run and is still ${now?.life ?? ''}`,
    );
    return;
  }
  if (after.workspace === null || now === undefined) return;
  const [was, left, is] = [before.workspace, after.workspace, now];
  if (was.life !== left.life)
    holds(7, is.life === was.life, () => `${kind} ${is.id} was ${was.life} before the run and is ${is.life}`);
  const view = (fields: Fields): Fields => viewWorkspace(fields, mappings[kind]).fields;
  const [fieldsBefore, fieldsLeft, fieldsNow] = [view(was.fields), view(left.fields), view(is.fields)];
  for (const field of Object.keys(fieldsBefore)) {
    if (isSameValue(fieldsBefore[field], fieldsLeft[field]) || isSavedBy(meanwhile, is.id, field)) continue;
    holds(
      7,
      isSameValue(fieldsBefore[field], fieldsNow[field]),
      () => `${kind} ${is.id} ${field} here: ${JSON.stringify([fieldsBefore[field], fieldsNow[field]])}`,
    );
  }
}

function checkThere(
  { store }: Connection,
  { before, after, truth, meanwhile }: Looked & { readonly truth: Truth },
): void {
  if (after.books === null) return;
  const { kind, id } = after.books;
  const now = truth.get(keyOf(kind, id))?.record;
  if (before.books === null) {
    holds(7, now?.life !== 'live', () => `${kind} ${id} was created there by the run and still lives`);
    return;
  }
  if (now?.life !== 'live' || before.books.life !== 'live' || before.books.id !== id) return;
  const links = linkIndex(store.state.links.values());
  const view = (fields: Fields): Fields => viewBooks(fields, mappings[kind], { links }).fields;
  const [was, left, is] = [view(before.books.fields), view(after.books.fields), view(now.fields)];
  for (const { workspace: field, direction } of mappings[kind].fields) {
    // Lines taken out and put back have new ids there: their sum is held by law 5.
    if (direction === 'in' || field === 'lines' || field === 'allocations' || isSameValue(was[field], left[field]))
      continue;
    if (isSavedBy(meanwhile, id, field)) continue;
    holds(
      7,
      isSameValue(was[field], is[field]),
      () => `${kind} ${id} ${field} there: ${JSON.stringify([was[field], is[field]])}`,
    );
  }
}
