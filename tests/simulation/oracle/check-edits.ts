import {
  pairText,
  verdictGroup,
  type Decision,
  type FieldValue,
  type Fields,
  type Link,
  type Side,
} from '@tieout/sync';
import { linesOf } from '../people/values.ts';
import type { Settled } from './check-settled.ts';
import type { SavedEdit } from './edit-ledger.ts';
import { keyOf } from './truth.ts';
import { holds } from './violation.ts';

/**
 * A saved edit is on both sides, or stands in a problem with its own side keeping it. Where both sides edited the same
 * value, the conflict rule may have chosen the earlier one; with `ask` it may not.
 */
export function checkEdits(settled: Settled): void {
  const { connection, memory, edits } = settled;
  const own = edits.filter(edit => edit.on === connection.on);
  for (const [name, history] of groupEdits(settled, own)) {
    const pair = pairOf(settled, history);
    // A merge of customers in the books moves their documents to the survivor: a later word than the edit.
    if (name.endsWith(' customer') && memory.hasMerged(connection.on)) continue;
    if (pair === undefined || pair.keys.some(key => memory.isSettledByPerson(connection.on, key))) continue;
    checkField(settled, { name, history, pair });
  }
}

interface EditedPair {
  readonly link: Link | undefined;
  /** Deleted here, and kept away since. */
  readonly isBuried: boolean;
  readonly here: Fields | undefined;
  readonly there: Fields | undefined;
  readonly decision: Decision | undefined;
  /** The pair by each of its ids, for the memory of what people settled. */
  readonly keys: readonly string[];
}

/** Edits of one field of one pair, whichever side they were made on. */
function groupEdits({ connection }: Settled, edits: readonly SavedEdit[]): ReadonlyMap<string, readonly SavedEdit[]> {
  const { links, tombstones } = connection.store.state;
  // A record deleted here is the same one as before: an edit made there is followed by those made here, and by the deletion.
  const joined = [...tombstones.values(), ...links.values()];
  const byBooksId = new Map(joined.map(({ kind, booksId, workspaceId }) => [keyOf(kind, booksId), workspaceId]));
  const groups = new Map<string, SavedEdit[]>();
  for (const edit of edits) {
    const there = edit.side === 'books' ? byBooksId.get(keyOf(edit.kind, edit.id)) : edit.id;
    const name = `${edit.kind} ${there ?? `there ${edit.id}`} ${edit.field}`;
    groups.set(name, [...(groups.get(name) ?? []), edit]);
  }
  return groups;
}

function pairOf({ connection, truth, plan }: Settled, history: readonly SavedEdit[]): EditedPair | undefined {
  const last = history.at(-1);
  if (last === undefined) return undefined;
  const { links, records, tombstones } = connection.store.state;
  const link = [...links.values()].find(
    ({ kind, workspaceId, booksId }) =>
      kind === last.kind && last.id === (last.side === 'workspace' ? workspaceId : booksId),
  );
  const workspaceId = link?.workspaceId ?? (last.side === 'workspace' ? last.id : undefined);
  const booksId = link?.booksId ?? (last.side === 'books' ? last.id : undefined);
  const here = workspaceId === undefined ? undefined : records.get(keyOf(last.kind, workspaceId));
  const there = booksId === undefined ? undefined : truth.get(keyOf(last.kind, booksId))?.record;
  const isGone = (life: string | undefined): boolean => life === 'voided' || life === 'deleted';
  if (isGone(here?.life) || isGone(there?.life)) return undefined;
  const decision = plan.decisions.find(
    ({ key }) =>
      key.kind === last.kind && (key.workspaceId === (workspaceId ?? null) || key.booksId === (booksId ?? null)),
  );
  return {
    link,
    isBuried: link === undefined && booksId !== undefined && tombstones.has(keyOf(last.kind, booksId)),
    here: here?.fields,
    there: there?.fields,
    decision,
    keys: [keyOf(last.kind, workspaceId ?? ''), keyOf(last.kind, booksId ?? '')],
  };
}

interface EditedField {
  readonly name: string;
  readonly history: readonly SavedEdit[];
  readonly pair: EditedPair;
}

function checkField(settled: Settled, { name, history, pair }: EditedField): void {
  const { connection } = settled;
  const last = history.at(-1);
  if (last === undefined) return;
  const other = history.findLast(edit => edit.side !== last.side);
  const stands = standsOn(pair, last);
  // The record itself is gone on the side where it was edited: merged away there.
  if (stands[last.side] === undefined) return;
  const isLinking = !last.wasLinked || history.some(edit => !edit.wasLinked);
  if (hasFollowedMerge(connection.store.state.journal, pair)) return;
  if (isLinking && wasLinkedByMatch(connection.store.state.journal, pair)) return;
  const isOn = (side: Side, edit: SavedEdit): boolean =>
    isValue(stands[side], edit, { side, links: connection.store.state.links });
  if (isOn('workspace', last) && isOn('books', last)) return;
  const byRule = ruleOf(connection, last) !== 'ask' && other !== undefined;
  // Of a record that was deleted here since, only the books still show which edit the rule chose.
  if (byRule && (isOn('workspace', other) || pair.isBuried) && isOn('books', other)) return;
  // Of one that was merged away there since, only this side does, and what both sides had agreed on before.
  if (byRule && isOn('workspace', other) && isMergedAway(settled, pair) && hasAgreedOn(pair, other)) return;
  const isAway = (stands[last.side] ?? null) === null;
  const { journal } = connection.store.state;
  if (isAway && (isLineTakenAway(settled, last) || isSavedBack(journal, { pair, edit: last, then: null }))) return;
  const isOthers = other !== undefined && isOn('workspace', other) && isOn('books', other);
  if (isOthers && isSavedBack(journal, { pair, edit: last, then: other.value })) return;
  if (ruleOf(connection, last) !== 'ask' && isEditedAgainstRemoval(settled, last)) return;
  const isSaid = pair.link === undefined || isProblem(settled, pair.decision);
  holds(
    2,
    isSaid && isOn(last.side, last),
    () =>
      `${name} was set to ${JSON.stringify(last.value)} (${last.side}), but stands as ${JSON.stringify(stands)} with the verdict ${pair.decision?.verdict.code ?? 'none'}`,
  );
}

/** Merged away there into a record that another one here is linked to, and a person is told. */
const isMergedAway = ({ connection }: Settled, { link, there, decision }: EditedPair): boolean =>
  link !== undefined &&
  there === undefined &&
  connection.store.state.mirror.get(keyOf(link.kind, link.booksId))?.life === 'merged' &&
  decision?.verdict.code === 'merge-target-linked';

/** The edit once stood on both sides. */
const hasAgreedOn = ({ link }: EditedPair, { field, value }: SavedEdit): boolean =>
  link !== undefined && valueIn(link.base.fields, field) === value;

/** The whole line was removed later, or on the other side meanwhile and the rule chose the removal. */
const isLineTakenAway = ({ edits, connection }: Settled, edit: SavedEdit): boolean => {
  const [room, text] = edit.field.split('/');
  const removals = edits.filter(
    other => other.on === edit.on && room === 'lines' && other.field === `lines/${text ?? ''}/line`,
  );
  return removals.some(removal => removal.at > edit.at || ruleOf(connection, edit) !== 'ask');
};

interface SavedBack {
  readonly pair: EditedPair;
  readonly edit: SavedEdit;
  /** What the other side made of it: another value, or null where it took the line away. */
  readonly then: FieldValue;
}

/**
 * Saved back to what both sides had agreed on when the other side's change came: nothing was changed on this one, and the other one's
 * change stood alone. The journal must show just this, the value as it was edited on its own side included.
 */
function isSavedBack(
  journal: Settled['connection']['store']['state']['journal'],
  { pair: { link }, edit: { side, field, value }, then }: SavedBack,
): boolean {
  const [room = '', text = ''] = field.split('/');
  const gone = then === null ? `${room}/${text}/line` : field;
  return [...journal.values()].some(({ key, before, outcome }) => {
    const [agreed, later] = [before.link?.base.fields, outcome?.after.link?.base.fields];
    const own = before[side]?.fields;
    return (
      key.workspaceId === link?.workspaceId &&
      agreed !== undefined &&
      later !== undefined &&
      own !== undefined &&
      valueIn(agreed, field) === value &&
      valueIn(own, field) === value &&
      valueIn(later, gone) === then
    );
  });
}

/** A line was taken away, and the other side edited it meanwhile: the rule may have kept it. */
const isEditedAgainstRemoval = ({ edits }: Settled, { on, side, field }: SavedEdit): boolean =>
  field.endsWith('/line') &&
  edits.some(other => other.on === on && other.side !== side && other.field.startsWith(field.slice(0, -'line'.length)));

/** Somebody is told that the two sides differ, or the books refused the write in the last run. */
function isProblem({ connection }: Settled, decision: Decision | undefined): boolean {
  if (decision === undefined) return false;
  const told = connection.reports.at(-1)?.report.told.find(({ key }) => pairText(key) === pairText(decision.key));
  const verdict = decision.steps.length > 0 && told !== undefined ? told.verdict : decision.verdict;
  return verdictGroup(verdict) !== 'done' && verdict.code !== 'unchanged';
}

const ruleOf = (connection: Settled['connection'], { kind }: SavedEdit) => connection.policies[kind].conflict;

/** At first contact the linking rule chooses: an edit from before it may have given way. */
const wasLinkedByMatch = (journal: Settled['connection']['store']['state']['journal'], { link }: EditedPair): boolean =>
  [...journal.values()].some(
    ({ key, steps }) =>
      steps.some(step => step.kind === 'link') &&
      (key.workspaceId === link?.workspaceId || key.booksId === link?.booksId),
  );

/** Who merges two records in the books chooses the survivor's values over the other's. */
const hasFollowedMerge = (journal: Settled['connection']['store']['state']['journal'], { link }: EditedPair): boolean =>
  [...journal.values()].some(
    ({ key, verdict }) => verdict.code === 'followed-merge' && key.workspaceId === link?.workspaceId,
  );

type Standing = Readonly<Record<Side, FieldValue | undefined>>;

/** The value on each side: undefined without a record, null without a value or a line. */
function standsOn({ here, there }: EditedPair, { field }: SavedEdit): Standing {
  return { workspace: here && valueIn(here, field), books: there && valueIn(there, field) };
}

/** What a field, or a field of a line, holds: null without a value or a line. */
export function valueIn(fields: Fields, field: string): FieldValue {
  const [room, text, name] = field.split('/');
  if (room !== 'lines' || name === undefined) return fields[field] ?? null;
  const line = linesOf(fields).find(candidate => candidate.fields['description'] === text);
  if (line === undefined) return null;
  return name === 'line' ? 'there' : (line.fields[name] ?? null);
}

/** Whether the edit's value stands on a side. References are ids of their own side. */
function isValue(standing: FieldValue | undefined, edit: SavedEdit, { side, links }: Looking): boolean {
  if (edit.field !== 'customer' || edit.side === side) return (standing ?? null) === edit.value;
  const own = (link: Link): string => (edit.side === 'workspace' ? link.workspaceId : link.booksId);
  const link = [...links.values()].find(candidate => candidate.kind === 'customer' && own(candidate) === edit.value);
  return standing === (side === 'workspace' ? link?.workspaceId : link?.booksId);
}

interface Looking {
  readonly side: Side;
  readonly links: ReadonlyMap<string, Link>;
}
