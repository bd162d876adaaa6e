import { outwardFields } from '../mapping/compile-mapping.ts';
import type { Decision } from '../plan/decision.ts';
import type { Step } from '../plan/step.ts';
import type { BooksCommand } from '../ports/books-writer.ts';
import type { PairState } from '../ports/journal.ts';
import { isLines, type FieldValue, type Fields } from '../record/field-value.ts';
import { findBooksLineId } from '../record/line-key.ts';
import type { Link } from '../record/link.ts';
import type { References } from '../record/references.ts';
import type { ActingRules } from './run.ts';

/** A command and the workspace fields in it; or the field that cannot be said in the books' terms. */
export type Phrased =
  | { readonly kind: 'phrased'; readonly command: BooksCommand; readonly sent: Fields }
  | { readonly kind: 'untranslatable'; readonly field: string; readonly value: string };

/** Whether a decision writes to the books at all. */
export const isRemote = (decision: Pick<Decision, 'steps'>): boolean => decision.steps.some(isBooksStep);
const isBooksStep = (step: Step): boolean => 'side' in step && step.side === 'books';

/** The workspace fields that the decision's steps carry to the books. */
export function fieldsToSend(decision: Pick<Decision, 'steps'>): Fields {
  for (const step of decision.steps) {
    if (!('side' in step) || step.side !== 'books') continue;
    if (step.kind === 'create') return step.fields;
    if (step.kind === 'update')
      return Object.fromEntries(Object.entries(step.changes).map(([field, { to }]) => [field, to]));
  }
  return {};
}

/** Puts all that a decision does in the books into one command: the books take a new life and new fields together. */
export function phraseCommand(
  decision: Decision,
  state: PairState,
  { rules, links }: { readonly rules: ActingRules; readonly links: References },
): Phrased {
  const sent = fieldsToSend(decision);
  const { fields, missing } = outwardFields(sent, rules.mapping, links);
  const [gap] = missing;
  if (gap !== undefined) return { kind: 'untranslatable', ...gap };
  const isCreation = decision.steps.some(({ kind }) => kind === 'create');
  const outgoing = withBooksLineIds(
    fields,
    isCreation ? null : (state.link ?? plannedLink(decision) ?? { lineIds: {} }),
  );
  return { kind: 'phrased', command: commandOf(decision, state, outgoing), sent };
}

function commandOf(decision: Decision, { books }: PairState, fields: Fields): BooksCommand {
  const record = decision.key.kind;
  const life = decision.steps.find(step => step.kind === 'set-life' && step.side === 'books');
  const creation = decision.steps.find(step => step.kind === 'create');
  if (creation?.kind === 'create') return { kind: 'create', record, workspaceId: creation.sourceId, fields };
  if (books === null)
    throw new Error(`A change of ${record} ${decision.key.booksId ?? ''} was planned without the books' record.`);
  const to = life?.kind === 'set-life' ? life.to : null;
  return { kind: 'change', record, id: books.id, version: books.version, fields, life: to, current: books };
}

/** The link that the decision itself makes, for documents that are linked and corrected in one go. */
function plannedLink(decision: Decision): Pick<Link, 'lineIds'> | null {
  const step = decision.steps.find(({ kind }) => kind === 'link');
  return step?.kind === 'link' ? step : null;
}

/**
 * Lines the books know go by the books' id; the others are new and go without. Null: the books know none of them, whatever document they
 * came with.
 */
function withBooksLineIds(fields: Fields, link: Pick<Link, 'lineIds'> | null): Fields {
  const outgoing: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(fields)) {
    outgoing[name] = isLines(value)
      ? value.map(line => ({ ...line, key: (link && findBooksLineId(line.key, link.lineIds)) ?? '' }))
      : value;
  }
  return outgoing;
}
