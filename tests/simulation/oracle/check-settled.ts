import {
  isSameValue,
  linkIndex,
  pairText,
  recordKinds,
  viewBooks,
  viewWorkspace,
  type Decision,
  type JournalEntry,
  type Plan,
  type Verdict,
} from '@tieout/sync';
import { mappings } from '../connector/mappings.ts';
import type { Connection } from '../world/connection.ts';
import { checkMoney } from './check-money.ts';
import { checkEdits } from './check-edits.ts';
import type { SavedEdit } from './edit-ledger.ts';
import type { Memory } from './memory.ts';
import { keyOf, type Truth } from './truth.ts';
import { holds } from './violation.ts';

export interface Settled {
  readonly connection: Connection;
  readonly truth: Truth;
  /** The next plan after everything went quiet. */
  readonly plan: Plan;
  readonly memory: Memory;
  readonly edits: readonly SavedEdit[];
}

/** What must hold once edits and faults have stopped. */
export function checkSettled(settled: Settled): void {
  checkQuiet(settled);
  checkMirror(settled);
  checkNoDuplicates(settled);
  checkNoResurrection(settled);
  checkAgreement(settled);
  checkMoney(settled);
  checkEdits(settled);
  checkIsolation(settled);
}

/** What the books refused in the last run stands as a problem and would be tried again: nothing else may be left. */
function checkQuiet({ plan, connection }: Settled): void {
  const standing = connection.reports.at(-1)?.report.told.filter(({ verdict }) => isStanding(verdict)) ?? [];
  const refused = new Set(standing.map(({ key }) => pairText(key)));
  const busy = plan.decisions.filter(({ steps, key }) => steps.length > 0 && !refused.has(pairText(key)));
  holds(3, busy.length === 0, () => `the next plan is not empty: ${JSON.stringify(busy.slice(0, 2))}`);
  const open = [...connection.store.state.journal.values()].filter(({ outcome }) => outcome === null);
  holds(3, open.length === 0, () => `${open.length} journal entries are open`);
}

const isStanding = ({ code }: Verdict): boolean => code === 'refused' || code === 'dependency-failed';

/** The mirror is what the books are. */
function checkMirror({ connection, truth }: Settled): void {
  const { mirror } = connection.store.state;
  for (const [key, { record }] of truth) {
    const held = mirror.get(key);
    const isSame =
      held?.life === record.life &&
      Object.keys(record.fields).every(name => isSameValue(held.fields[name], record.fields[name]));
    holds(3, isSame, () => `the mirror of ${key} is not what the books hold: ${JSON.stringify([held, record])}`);
  }
  for (const [key, { life }] of mirror) {
    holds(
      3,
      truth.has(key) || life === 'deleted' || life === 'merged',
      () => `the mirror has ${key}, the books do not`,
    );
  }
}

/** What was created there is known here, and nothing of theirs was made here twice. */
function checkNoDuplicates({ connection, memory, truth, plan }: Settled): void {
  const entries = [...connection.store.state.journal.values()];
  const known = new Set(
    entries.flatMap(({ key, outcome }) =>
      [key.booksId, outcome?.after.link?.booksId, outcome?.after.books?.id].map(id => `${key.kind}:${id ?? ''}`),
    ),
  );
  const unknown = [...memory.createdThere(connection.on)].filter(key => !known.has(key));
  for (const key of unknown) {
    // Given up after a day: removed there by a person meanwhile it is no duplicate of anything; else a person must be told of it.
    const kind = key.slice(0, key.indexOf(':'));
    const ofKind = unknown.filter(other => other.startsWith(`${kind}:`)).length;
    const isGone = truth.get(key)?.record.life !== 'live';
    const isTold = plan.decisions.some(decision => `${kind}:${decision.key.booksId ?? ''}` === key && isHeld(decision));
    const isSettled = (isGone || isTold) && ofKind <= givenUp(entries, kind);
    holds(1, isSettled, () => `${key} was created there and nobody here knows`);
  }
  const sources = entries.flatMap(({ key, steps, outcome }) =>
    steps.flatMap(step =>
      step.kind === 'create' && step.side === 'workspace' && outcome?.verdict.code === 'created'
        ? [`${key.kind}:${step.sourceId}`]
        : [],
    ),
  );
  for (const key of memory.createdThere(connection.on)) {
    // Given up after a day, and its keys changed there meanwhile: nobody can tell any more, and a person sees both.
    const isGivenUp = entries.some(
      entry => entry.outcome?.verdict.code === 'outcome-unknown' && key.startsWith(`${entry.key.kind}:`),
    );
    const isKnown = isGivenUp || memory.isSettledByPerson(connection.on, key) || !sources.includes(key);
    holds(1, isKnown, () => `${key} was created there from here, and brought in as something new`);
  }
  for (const key of new Set(sources)) {
    const isOnce = sources.filter(other => other === key).length === 1;
    holds(1, isOnce || memory.isParted(connection.on, key), () => `${key} was brought in twice`);
  }
}

/** Waits for a record that it points at, and says so. */
const isHeld = ({ verdict, steps }: Decision): boolean => steps.length === 0 && verdict.code === 'reference-not-linked';

/** How many creations of the kind were given up because nobody could be asked any more what became of them. */
const givenUp = (entries: readonly JournalEntry[], kind: string): number =>
  entries.filter(
    ({ key, outcome, steps }) =>
      key.kind === kind &&
      outcome?.verdict.code === 'outcome-unknown' &&
      steps.some(step => step.kind === 'create' && step.side === 'books'),
  ).length;

function checkNoResurrection({ connection, memory }: Settled): void {
  const { records } = connection.store.state;
  for (const key of memory.deletedHere(connection.on)) {
    if (memory.isSettledByPerson(connection.on, key)) continue;
    holds(
      4,
      records.get(key)?.life === 'deleted',
      () => `${key} was deleted here and is ${records.get(key)?.life ?? 'purged'} again`,
    );
  }
}

/** Of a pair of which the plan says `unchanged`, every field that travels is the same on both sides. */
function checkAgreement({ connection, truth, plan }: Settled): void {
  const { records, links } = connection.store.state;
  const index = linkIndex(links.values());
  for (const { key, verdict } of plan.decisions) {
    if (verdict.code !== 'unchanged' || key.workspaceId === null || key.booksId === null) continue;
    const here = records.get(keyOf(key.kind, key.workspaceId));
    const there = truth.get(keyOf(key.kind, key.booksId))?.record;
    const link = links.get(keyOf(key.kind, key.workspaceId));
    if (here?.life !== 'live' || there?.life !== 'live' || link === undefined) continue;
    const mapping = mappings[key.kind];
    const lineKeys = new Map(Object.entries(link.lineIds).map(([own, theirs]) => [theirs, own]));
    const theirs = viewBooks(there.fields, mapping, { links: index, lineKeys }).fields;
    const ours = viewWorkspace(here.fields, mapping).fields;
    for (const field of Object.keys(ours)) {
      // A reference to a record that waits for its own link compares once that is there.
      if (JSON.stringify(theirs[field] ?? null).includes('"side":"books"')) continue;
      holds(
        3,
        isSameValue(ours[field], theirs[field]),
        () =>
          `${key.kind} ${key.workspaceId ?? ''} ↔ ${key.booksId ?? ''} says unchanged, but ${field} is ${JSON.stringify([ours[field], theirs[field]])}`,
      );
    }
  }
}

/** Every text that people type begins with the number of their workspace. */
function checkIsolation({ connection }: Settled): void {
  const { mirror, records } = connection.store.state;
  for (const kind of recordKinds) {
    for (const row of [...mirror.values(), ...records.values()].filter(record => record.kind === kind)) {
      const foreign = /\bW(\d+)[ -]/g.exec(JSON.stringify(row.fields))?.[1];
      holds(
        8,
        foreign === undefined || foreign === String(connection.on),
        () => `workspace ${connection.on} holds ${JSON.stringify(row)}`,
      );
    }
  }
}
