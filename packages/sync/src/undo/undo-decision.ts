import { canLiveThere, lifeHere, lifeThere } from '../decide/removal.ts';
import type { KindRules } from '../decide/kind-rules.ts';
import { viewBooks, viewWorkspace } from '../mapping/compile-mapping.ts';
import type { Decision } from '../plan/decision.ts';
import type { FieldChange, FieldChanges, PairKey, Step } from '../plan/step.ts';
import type { PairState } from '../ports/journal.ts';
import type { Fields, Side } from '../record/field-value.ts';
import type { WorkspaceLife } from '../record/record.ts';
import { isSameValue } from '../record/same-value.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { lineKeysOf } from '../decide/changed-fields.ts';
import { linkSteps } from './link-steps.ts';

/** What a run did to one pair, and how the pair stands now. */
export interface Undoable {
  readonly key: PairKey;
  readonly name: string;
  readonly before: PairState;
  readonly after: PairState;
  readonly current: PairState;
}

/** Whether a record that the run created and undo takes away is buried, so that the next plan does not bring it back. */
export interface UndoOptions {
  readonly staysAway: boolean;
}

type SideStates = Readonly<Record<'before' | 'after' | 'current', SideState | null>>;

/** One side of a pair in comparable form. */
interface SideState {
  readonly id: string;
  readonly version: string;
  readonly life: WorkspaceLife;
  readonly fields: Fields;
}

type SideUndo =
  { readonly kind: 'steps'; readonly steps: readonly Step[] } | { readonly kind: 'refused'; readonly verdict: Verdict };

/**
 * The inverse of what a run did to one pair: fields, lives and link as they were. Refuses where anything the run
 * wrote was changed since, and where the books have no way back. A decision like any other: it can be shown first.
 */
export function undoDecision(pair: Undoable, rules: KindRules, options: UndoOptions): Decision {
  const blank = { key: keyNow(pair), name: pair.name, needs: [], ignored: [] };
  const stranger = strangerIn(pair);
  if (stranger !== null) {
    return { ...blank, steps: [], verdict: { code: 'undo-moved-on', side: stranger, fields: ['link'] } };
  }
  const here = undoSide('workspace', statesOf(pair, rules, 'workspace'), pair);
  const there = undoSide('books', statesOf(pair, rules, 'books'), pair);
  if (here.kind === 'refused') return { ...blank, steps: [], verdict: here.verdict };
  if (there.kind === 'refused') return { ...blank, steps: [], verdict: there.verdict };
  const steps = [...there.steps, ...here.steps, ...linkSteps(pair, options)];
  if (steps.length === 0) return { ...blank, steps, verdict: { code: 'unchanged' } };
  const removed = bothSides.filter(side => pair.before[side] === null && isRemovedOn(side, steps));
  return { ...blank, steps, verdict: removed.length === 0 ? { code: 'undone' } : { code: 'undone', removed } };
}

const bothSides: readonly Side[] = ['workspace', 'books'];

const isRemovedOn = (side: Side, steps: readonly Step[]): boolean =>
  steps.some(step => step.kind === 'set-life' && step.side === side && step.to !== 'live');

/**
 * The side on which another record stands now: what the run left was linked to something else since, and what is read as the pair holds
 * a record that the run never touched.
 */
function strangerIn({ before, after, current }: Undoable): Side | null {
  const left = after.link ?? before.link;
  if (left === null || current.link === null) return null;
  if (current.link.workspaceId !== left.workspaceId) return 'workspace';
  return current.link.booksId === left.booksId ? null : 'books';
}

/** The run may have made one of the two ids. */
const keyNow = ({ key, after }: Undoable): PairKey => ({
  kind: key.kind,
  workspaceId: key.workspaceId ?? after.workspace?.id ?? after.link?.workspaceId ?? null,
  booksId: after.link?.booksId ?? key.booksId ?? after.books?.id ?? null,
});

function statesOf(pair: Undoable, rules: KindRules, side: Side): SideStates {
  const read = (state: PairState): SideState | null =>
    side === 'workspace' ? hereState(state, rules) : thereState(state, rules);
  return { before: read(pair.before), after: read(pair.after), current: read(pair.current) };
}

function hereState({ workspace }: PairState, { mapping }: KindRules): SideState | null {
  return workspace === null ? null : { ...workspace, fields: viewWorkspace(workspace.fields, mapping).fields };
}

function thereState({ books, link }: PairState, { mapping, links }: KindRules): SideState | null {
  if (books === null) return null;
  const lineKeys = lineKeysOf(link ?? { lineIds: {} });
  const { fields } = viewBooks(books.fields, mapping, { links, lineKeys });
  // Figures that only the books compute are never written back: they follow from the rest.
  const writable = mapping.fields.filter(field => field.direction !== 'in').map(field => field.workspace);
  const { id, version } = books;
  return { id, version, life: lifeHere(books.kind, books.life), fields: picked(fields, writable) };
}

const picked = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.filter(name => name in fields).map(name => [name, fields[name] ?? null]));

function undoSide(side: Side, { before, after, current }: SideStates, { key }: Undoable): SideUndo {
  if (after === null) return { kind: 'steps', steps: [] };
  const to = before === null ? removedLife(side, key) : before.life;
  const changes = before === null ? {} : inverse(before.fields, after.fields);
  if (to === after.life && Object.keys(changes).length === 0) return { kind: 'steps', steps: [] };
  // What goes takes everything with it that was saved since, on whatever field.
  const isGoing = before === null || (after.life === 'live' && to !== 'live');
  const touched = Object.keys(isGoing ? after.fields : changes);
  const moved = current === null ? ['life'] : movedOn({ after, current }, touched);
  if (current === null || moved.length > 0)
    return { kind: 'refused', verdict: { code: 'undo-moved-on', side, fields: moved } };
  if (side === 'books' && to !== current.life && !isWayBack(key, current.life, to)) {
    return { kind: 'refused', verdict: { code: 'undo-impossible', kind: key.kind, life: current.life, to } };
  }
  return { kind: 'steps', steps: sideSteps(side, current, { to, changes }) };
}

const removedLife = (side: Side, { kind }: PairKey): WorkspaceLife =>
  side === 'workspace' ? 'deleted' : lifeThere(kind, 'deleted');

/** Voided and deleted documents stay so; a deactivated record can be brought back. */
const isWayBack = ({ kind }: PairKey, from: WorkspaceLife, to: WorkspaceLife): boolean =>
  to === 'live' ? from === 'inactive' : from === 'live' && canLiveThere(kind, to);

const inverse = (before: Fields, after: Fields): FieldChanges =>
  Object.fromEntries(
    Object.keys({ ...before, ...after })
      .filter(field => !isSameValue(before[field], after[field]))
      .map((field): [string, FieldChange] => [field, { from: after[field] ?? null, to: before[field] ?? null }]),
  );

/** What the run wrote and somebody wrote over since. */
function movedOn(
  { after, current }: { readonly after: SideState; readonly current: SideState },
  touched: readonly string[],
) {
  const fields = touched.filter(field => !isSameValue(after.fields[field], current.fields[field]));
  return after.life === current.life ? fields : [...fields, 'life'];
}

function sideSteps(
  side: Side,
  { id, version, life: from }: SideState,
  { to, changes }: { readonly to: WorkspaceLife; readonly changes: FieldChanges },
): readonly Step[] {
  const life: readonly Step[] = from === to ? [] : [{ kind: 'set-life', side, id, version, from, to }];
  const update: readonly Step[] =
    Object.keys(changes).length === 0 ? [] : [{ kind: 'update', side, id, version, changes }];
  // A record must live again before its fields can be written; one that goes is written before.
  return to === 'live' ? [...life, ...update] : [...update, ...life];
}
