import {
  isReference,
  verdictGroup,
  verdictSentence,
  type FieldChanges,
  type Fields,
  type FieldValue,
  type JournalIntent,
  type JournalOutcome,
  type PairState,
  type Step,
  type Verdict,
} from '@tieout/sync';
import { sql, type RawBuilder } from 'kysely';
import { changedFields } from '../../../../records/changed-fields.ts';
import { sentenceWords } from '../sentence-words.ts';
import type { RoomContext } from './room-context.ts';

/** What people read about one step. */
interface Note {
  readonly action: string;
  readonly side: 'here' | 'books';
  readonly sentence: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/**
 * The part of the statement that closes an entry which writes the rows of the journal that people read of it: one for each thing that was
 * done on a side, or one that says why nothing was. The statement has `closed`, with a row when the entry was closed by it.
 */
export function noting(
  { tools, company }: RoomContext,
  entry: JournalIntent,
  { verdict, after }: JournalOutcome,
): RawBuilder<unknown> {
  const isDone = verdictGroup(verdict) === 'done';
  const notes = isDone ? entry.steps.flatMap(step => notesOf(step, entry)) : [refusal(entry, verdict)];
  if (notes.length === 0) return sql``;
  const ids = idsOf(entry, after);
  return sql`, noted as (
    insert into journal (run_id, workspace_id, connection_id, at, action, side, record_kind, record_id, books_id, name, outcome, sentence,
      before, after)
    select ${entry.runId}::uuid, ${company.workspaceId}::uuid, ${company.connectionId}::uuid, ${tools.now()}::timestamptz, n.action, n.side,
      ${entry.key.kind}, ${ids.recordId}::uuid, ${ids.booksId}::text, ${entry.name}, ${isDone ? 'done' : 'refused'}, n.sentence,
      n.before, n.after
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as n(action text, side text, sentence text, before jsonb, after jsonb), closed)`;
}

/** A creation made one of the two ids. */
const idsOf = ({ key }: JournalIntent, after: PairState) => ({
  recordId: key.workspaceId ?? after.workspace?.id ?? after.link?.workspaceId ?? null,
  booksId: key.booksId ?? after.books?.id ?? after.link?.booksId ?? null,
});

function refusal(entry: JournalIntent, verdict: Verdict): Note {
  const isRemote = entry.remote !== null;
  const action = entry.steps.find(step => step.kind !== 'rebase')?.kind ?? 'skip';
  return {
    action: action === 'set-life' ? 'archive' : action,
    side: isRemote ? 'books' : 'here',
    sentence: verdictSentence(verdict, sentenceWords),
  };
}

function notesOf(step: Step, { mode, verdict }: JournalIntent): readonly Note[] {
  const note = noteOf(step, verdict);
  if (note === null) return [];
  return [mode === 'undo' ? { ...note, sentence: `Undone: ${lowerFirst(note.sentence)}` } : note];
}

const lowerFirst = (text: string): string =>
  text.startsWith('QuickBooks') ? text : text.charAt(0).toLowerCase() + text.slice(1);

function noteOf(step: Step, verdict: Verdict): Note | null {
  switch (step.kind) {
    case 'create':
      return {
        action: 'create',
        side: step.side === 'books' ? 'books' : 'here',
        sentence: step.side === 'books' ? 'Created in QuickBooks.' : 'New in QuickBooks.',
        after: plain(step.fields),
      };
    case 'update':
      return { ...updateNote(step.changes, step.side), action: 'update' };
    case 'set-life':
      return lifeNote(step);
    case 'link':
      return { action: 'link', side: 'here', sentence: 'Linked to the QuickBooks record.' };
    case 'rebase':
      return verdict.code === 'followed-merge'
        ? { action: 'link', side: 'here', sentence: verdictSentence(verdict, sentenceWords) }
        : null;
    case 'unlink':
      return verdict.code === 'removed' || verdict.code === 'deleted-here'
        ? null
        : { action: 'unlink', side: 'here', sentence: 'No longer linked to the QuickBooks record.' };
    case 'unbury':
      return null;
  }
}

function updateNote(changes: FieldChanges, side: 'workspace' | 'books'): Omit<Note, 'action'> {
  const fields = changedFields(changes);
  return {
    side: side === 'books' ? 'books' : 'here',
    sentence: side === 'books' ? `Sent ${fields} to QuickBooks.` : `QuickBooks changed ${fields}.`,
    before: plain(valuesOf(changes, 'from')),
    after: plain(valuesOf(changes, 'to')),
  };
}

const valuesOf = (changes: FieldChanges, end: 'from' | 'to'): Fields =>
  Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, change[end]]));

function lifeNote({ side, from, to }: Extract<Step, { readonly kind: 'set-life' }>): Note {
  const isBack = to === 'live';
  return {
    action: isBack ? 'restore' : to === 'inactive' ? 'archive' : to === 'voided' ? 'void' : 'delete',
    side: side === 'books' ? 'books' : 'here',
    sentence: side === 'books' ? lifeThereTexts[to] : lifeHereTexts[to],
    before: { life: from },
    after: { life: to },
  };
}

const lifeThereTexts = {
  live: 'Made active again in QuickBooks.',
  inactive: 'Made inactive in QuickBooks.',
  voided: 'Voided in QuickBooks.',
  deleted: 'Deleted in QuickBooks.',
} as const;

const lifeHereTexts = {
  live: 'Made active again in QuickBooks.',
  inactive: 'Made inactive in QuickBooks, so it is archived here.',
  voided: 'Voided in QuickBooks, so it is voided here.',
  deleted: 'Deleted here.',
} as const;

/** References as the ids they stand for. */
const plain = (fields: Fields): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, plainValue(value)]));

const plainValue = (value: FieldValue): unknown => (isReference(value) ? value.id : value);
