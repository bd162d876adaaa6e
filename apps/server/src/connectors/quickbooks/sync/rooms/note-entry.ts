import {
  isReference,
  verdictGroup,
  verdictSentence,
  type FieldChanges,
  type Fields,
  type FieldValue,
  type JournalEntry,
  type PairState,
  type Step,
  type Verdict,
} from '@tieout/sync';
import { jsonOrNull } from '../../../../store/json-column.ts';
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
 * Writes the rows of the journal that people read of an entry that is closed, in the same transaction: one for each thing that was done on
 * a side, or one that says why nothing was.
 */
export async function noteEntry(context: RoomContext, entry: JournalEntry, verdict: Verdict): Promise<void> {
  const isDone = verdictGroup(verdict) === 'done';
  const notes = isDone ? entry.steps.flatMap(step => notesOf(step, entry)) : [refusal(entry, verdict)];
  if (notes.length === 0) return;
  const { tx, tools, company } = context;
  const ids = idsOf(entry, entry.outcome?.after);
  await tx
    .insertInto('journal')
    .values(
      notes.map(note => ({
        run_id: entry.runId,
        workspace_id: company.workspaceId,
        connection_id: company.connectionId,
        at: tools.now(),
        action: note.action,
        side: note.side,
        record_kind: entry.key.kind,
        record_id: ids.recordId,
        books_id: ids.booksId,
        name: entry.name,
        outcome: isDone ? ('done' as const) : ('refused' as const),
        sentence: note.sentence,
        before: jsonOrNull(note.before),
        after: jsonOrNull(note.after),
      })),
    )
    .execute();
}

/** A creation made one of the two ids. */
const idsOf = ({ key }: JournalEntry, after: PairState | undefined) => ({
  recordId: key.workspaceId ?? after?.workspace?.id ?? after?.link?.workspaceId ?? null,
  booksId: key.booksId ?? after?.books?.id ?? after?.link?.booksId ?? null,
});

function refusal(entry: JournalEntry, verdict: Verdict): Note {
  const isRemote = entry.remote !== null;
  const action = entry.steps.find(step => step.kind !== 'rebase')?.kind ?? 'skip';
  return {
    action: action === 'set-life' ? 'archive' : action,
    side: isRemote ? 'books' : 'here',
    sentence: verdictSentence(verdict, sentenceWords),
  };
}

function notesOf(step: Step, { mode, verdict }: JournalEntry): readonly Note[] {
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
  const fields = Object.keys(changes).join(', ');
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
