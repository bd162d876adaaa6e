import type { Instant } from '@tieout/domain';
import type { WorkspaceLife } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';
import type { Side } from '../record/field-value.ts';
import { fieldWords } from './field-words.ts';
import type { FieldConflict, MatchReason, Removal, Verdict, VerdictCode } from './verdict.ts';

/** What the sentence needs beside the verdict. */
export interface SentenceWords {
  /** How people call the books: `QuickBooks`. */
  readonly books: string;
  /** A moment as people write it in the workspace's language and time zone. */
  readonly date: (moment: Instant) => string;
}

type Sentences = {
  readonly [Code in VerdictCode]: (verdict: Extract<Verdict, { readonly code: Code }>, words: SentenceWords) => string;
};

/** The verdict in one plain sentence: present tense, the user's nouns, no machine words (look.md). */
export function verdictSentence(verdict: Verdict, words: SentenceWords): string {
  const build = sentences[verdict.code] as (verdict: Verdict, words: SentenceWords) => string;
  return capitalised(build(verdict, words));
}

const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** `lines.unitPrice` as people say it: unit price of a line. */
function contested({ field, lineKey }: FieldConflict): string {
  if (lineKey === null) return fieldWords(field);
  const [, name] = field.split('.');
  return name === undefined ? 'a line' : `${fieldWords(name)} of a line`;
}

const sentences: Sentences = {
  created: ({ side }, words) =>
    side === 'workspace' ? `New in ${words.books}.` : `New here; created in ${words.books}.`,
  updated: ({ fields, sides }, words) => `${listed(fields.map(fieldWords))} updated ${sidesText(sides, words)}.`,
  linked: ({ by }, words) => `The same record is here and in ${words.books} (${matchTexts[by]}): linked.`,
  removed: ({ side, how }, words) =>
    `${removalTexts[how]} ${place(other(side), words)}, so the same ${place(side, words)}.`,
  restored: ({ side }, words) => `Brought back ${place(side, words)}.`,
  'followed-merge': (_, words) => `${words.books} merged it into another record; the link follows.`,
  unlinked: (_, words) => `No longer linked to ${words.books}.`,
  undone: ({ removed }, words) =>
    removed === undefined ? 'Put back as it was.' : `Removed ${sidesText(removed, words)}: the run made it.`,
  unchanged: () => 'In step.',
  'same-name-exists': ({ name }) => `"${name}" exists here already, so it was left alone.`,
  'deleted-here': ({ deletedAt }, words) =>
    deletedAt === null ? 'You deleted it here.' : `You deleted it here on ${words.date(deletedAt)}.`,
  'kept-apart': () => 'You unlinked it here: it stays apart until you link the two again.',
  'kind-off': () => 'Your rules leave records of this kind alone.',
  'only-in': (_, words) => `Your rules bring changes in from ${words.books} but send none there.`,
  'only-out': (_, words) => `Your rules send changes to ${words.books} but bring none in.`,
  'create-off': ({ side }, words) => `Your rules create no records of this kind ${place(side, words)}.`,
  'update-off': ({ side }, words) => `Your rules change nothing ${place(side, words)} for records of this kind.`,
  'deletion-kept': ({ side, life }, words) =>
    `${removalTexts[life]} ${place(other(side), words)}; your rules keep it ${place(side, words)}.`,
  'inactive-there': ({ life }, words) => `${removalTexts[life]} in ${words.books}.`,
  'never-sent': (_, words) => `Archived or deleted here before it was ever in ${words.books}.`,
  'not-chosen': () => 'Not ticked.',
  'reference-not-linked': ({ field, reference }, words) =>
    `Waits for its ${field === 'parent' ? 'parent' : kindTexts[reference.to]}, which is not linked to ${words.books} yet.`,
  'dependency-failed': ({ reference }) => `Waits: its ${kindTexts[reference.to]} could not be written.`,
  'not-seen-there': (_, words) => `${words.books} has not told us about it yet.`,
  'connection-down': (_, words) => `Waits until the connection to ${words.books} works again.`,
  'keeps-changing': () => 'Waits: it was changed again each time we were about to write.',
  'outcome-unknown': (_, words) => `${words.books} did not answer; we are finding out whether it was written.`,
  conflict: ({ fields }, words) =>
    `${listed([...new Set(fields.map(contested))])} changed here and in ${words.books}: choose which stands.`,
  'several-candidates': ({ candidates }) =>
    candidates.length === 1
      ? 'One possible match, which another record fits as well: choose.'
      : `${candidates.length} possible matches: choose one.`,
  'edit-against-deletion': ({ deletedOn, how }, words) =>
    `${removalTexts[how]} ${place(deletedOn, words)}, but changed ${place(other(deletedOn), words)}: choose what stands.`,
  'removed-there': ({ how }, words) => `${removalTexts[how]} in ${words.books}, which your rules do not bring here.`,
  'merge-target-unknown': (_, words) => `${words.books} merged it away and does not say into which record.`,
  'merge-target-linked': (_, words) =>
    `${words.books} merged it into a record that another one here is linked to: archive this one here, or keep both.`,
  'name-taken': ({ name, holder, proposal }, words) =>
    `In ${words.books} "${name}" is the name of ${article(holder.kind)} already: choose another, such as "${proposal}".`,
  'name-missing': () => 'It has no name: give it one.',
  'mapping-missing': ({ field, value, side }, words) =>
    `${fieldWords(field)} is ${value} ${place(side, words)}, which no mapping translates: add it to the mapping.`,
  'life-impossible': ({ kind, life }, words) =>
    `${words.books} cannot make this ${kindTexts[kind]} ${lifeTexts[life]}.`,
  refused: ({ side, message }, words) => `${side === 'books' ? words.books : 'The workspace'} refused it: ${message}`,
  'undo-moved-on': ({ side, fields }, words) =>
    `Not undone: ${listed(fields.map(fieldWords))} changed ${place(side, words)} since.`,
  'undo-impossible': ({ kind, life, to }, words) =>
    `Cannot be undone: ${words.books} makes no ${lifeTexts[life]} ${kindTexts[kind]} ${lifeTexts[to]} again.`,
  'undo-in-use': ({ kind }) =>
    `Stays: a document, or a record below it, needs this ${kindTexts[kind]} and is not taken back.`,
  'undo-by-hand': ({ kind, wasMailed }, words) =>
    wasMailed
      ? `Cannot be undone: ${words.books} has sent this ${kindTexts[kind]} by mail.`
      : `Stays: no undo takes back ${article(kindTexts[kind])}. Change, void or delete it on its page where you want that.`,
};

const place = (side: Side, words: SentenceWords): string => (side === 'workspace' ? 'here' : `in ${words.books}`);
const other = (side: Side): Side => (side === 'workspace' ? 'books' : 'workspace');
const sidesText = (sides: readonly Side[], words: SentenceWords): string =>
  sides.map(side => place(side, words)).join(' and ');

function listed(names: readonly string[]): string {
  const unique = [...new Set(names)];
  if (unique.length === 0) return 'Nothing';
  const last = unique.at(-1) ?? '';
  return unique.length === 1 ? last : `${unique.slice(0, -1).join(', ')} and ${last}`;
}

const removalTexts: Readonly<Record<Removal, string>> = {
  inactive: 'Made inactive',
  voided: 'Voided',
  deleted: 'Deleted',
  merged: 'Merged into another record',
};

const lifeTexts: Readonly<Record<WorkspaceLife, string>> = {
  live: 'active',
  inactive: 'inactive',
  voided: 'voided',
  deleted: 'deleted',
};

const matchTexts: Readonly<Record<MatchReason, string>> = {
  'foreign-id': 'linked before',
  'email-and-name': 'same email and name',
  sku: 'same SKU',
  document: 'same number, customer and total',
  name: 'same name',
  person: 'your choice',
};

const kindTexts: Readonly<Record<RecordKind, string>> = {
  customer: 'customer',
  item: 'item',
  estimate: 'estimate',
  invoice: 'invoice',
  'credit-memo': 'credit memo',
  payment: 'payment',
};

const article = (kind: string): string => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`);
