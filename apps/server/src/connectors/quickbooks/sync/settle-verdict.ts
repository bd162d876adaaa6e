import type { AttentionProblem } from '@tieout/api';
import { verdictGroup, verdictSentence, type PairKey, type Verdict } from '@tieout/sync';
import { sql } from 'kysely';
import { tellingWhen, type Announcement } from '../../../events/announce.ts';
import { openProblem, type ProblemCause } from '../../../problems/open-problem.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { getSyncKind } from './kinds/sync-kinds.ts';
import { sentenceWords } from './sentence-words.ts';

/** What was decided about a record, to be told to people where it needs one. */
export interface SettledVerdict {
  readonly connection: { readonly id: string; readonly workspaceId: string };
  readonly key: PairKey;
  readonly name: string;
  readonly verdict: Verdict;
}

/** Causes of problems that come from the engine, by verdict. */
const causes: Readonly<Partial<Record<Verdict['code'], ProblemCause>>> = {
  conflict: 'conflict',
  'several-candidates': 'several-candidates',
  'edit-against-deletion': 'edit-against-deletion',
  'removed-there': 'removed-there',
  'merge-target-unknown': 'merge-target-unknown',
  'merge-target-linked': 'merge-target-linked',
  'name-taken': 'name-taken',
  'name-missing': 'name-missing',
  'mapping-missing': 'mapping-missing',
  'life-impossible': 'life-impossible',
  refused: 'refused',
};
const verdictCauses: readonly ProblemCause[] = Object.values(causes);

/**
 * Opens the problem that a verdict is, or closes those that no longer hold, and marks the record accordingly. `outward`: the record was
 * looked at because it waited to go out.
 */
export async function settleVerdict(
  tx: Tx,
  tools: BooksTools,
  { settled, isOutward }: { readonly settled: SettledVerdict; readonly isOutward: boolean },
): Promise<void> {
  const { key, verdict } = settled;
  if (verdictGroup(verdict) === 'problem') {
    await open(tx, tools, settled);
    await mark(tx, tools, { settled, to: sql`'problem'` });
    return;
  }
  if (key.workspaceId === null) return;
  if (verdictGroup(verdict) === 'held') {
    if (isOutward) await mark(tx, tools, { settled, to: sql`'waiting-out'` });
    return;
  }
  await rest(tx, tools, { settled, isOutward });
}

interface Resting {
  readonly settled: SettledVerdict;
  readonly isOutward: boolean;
}

/** Problems that no longer hold are closed and the record gets its mark, in one statement; only what changed is told. */
async function rest(tx: Tx, tools: BooksTools, { settled, isOutward }: Resting): Promise<void> {
  const { connection, key } = settled;
  const { workspaceId } = connection;
  const isMarked = isOutward ? sql`true` : isLinked(settled);
  await sql`
    with closed as (
      update problem set settled_at = ${tools.now()}, settled_by = 'Tieout', settled_how = 'the two sides agree again'
      where record_id = ${key.workspaceId} and settled_at is null and cause = any(${verdictCauses}::text[]) returning id
    ),
    marked as (${marking(settled, restMark(settled, isOutward))} and ${isMarked} returning r.id)
    ${tellingWhen([
      { announced: { workspaceId, topic: 'problem' }, when: sql`exists (select 1 from closed)` },
      { announced: markOf(settled), when: sql`exists (select 1 from marked)` },
    ])}`.execute(tx);
}

const isLinked = ({ connection, key }: SettledVerdict) =>
  sql`exists (select 1 from link l where l.connection_id = ${connection.id} and l.kind = ${key.kind} and l.record_id = r.id)`;

/** A change that the rules do not send leaves the record alone; otherwise it rests as its link says. */
function restMark(settled: SettledVerdict, isOutward: boolean) {
  const { verdict } = settled;
  const isSkipped = verdictGroup(verdict) === 'skipped' && verdict.code !== 'unchanged';
  const whenLinked = isOutward && isSkipped ? sql`'left-alone'` : sql`'in-step'`;
  const unlinked =
    verdict.code === 'removed' || verdict.code === 'deleted-here'
      ? sql`'left-alone'`
      : sql`case when r.mark = 'left-alone' then r.mark else 'local' end`;
  // What follows QuickBooks takes away the mark of a problem that is settled; other marks are none of its business.
  const rest = sql`case when ${isLinked(settled)} then ${whenLinked} else ${unlinked} end`;
  return isOutward ? rest : sql`case when r.mark = 'problem' then ${rest} else r.mark end`;
}

type Mark = ReturnType<typeof sql>;

/** The statement that marks a record, up to further conditions. One that was changed again meanwhile goes on waiting. */
function marking({ connection, key }: SettledVerdict, to: Mark) {
  const { table } = getSyncKind(key.kind);
  return sql`
    update ${sql.table(table)} r set mark = m.mark
    from (select r.id, case when exists (select 1 from outbox o where o.connection_id = ${connection.id} and o.kind = ${key.kind}
      and o.record_id = r.id) and ${to} <> 'problem' then 'waiting-out' else ${to} end as mark
      from ${sql.table(table)} r where r.id = ${key.workspaceId}) m
    where r.id = m.id and r.mark <> m.mark`;
}

async function mark(
  tx: Tx,
  tools: BooksTools,
  { settled, to }: { readonly settled: SettledVerdict; readonly to: Mark },
): Promise<void> {
  const { rows } = await sql`${marking(settled, to)} returning r.id`.execute(tx);
  if (rows.length > 0) await tools.announce(tx, markOf(settled));
}

const markOf = ({ connection: { workspaceId }, key }: SettledVerdict): Announcement => ({
  workspaceId,
  topic: getSyncKind(key.kind).table,
  ...(key.workspaceId !== null && { id: key.workspaceId }),
});

async function open(tx: Tx, tools: BooksTools, { connection, key, name, verdict }: SettledVerdict): Promise<void> {
  await openProblem(tx, tools, {
    workspaceId: connection.workspaceId,
    connectionId: connection.id,
    cause: causes[verdict.code] ?? 'refused',
    recordKind: key.kind,
    recordId: key.workspaceId,
    booksId: key.booksId,
    recordName: name,
    sentence: verdictSentence(verdict, sentenceWords),
    cures: curesFor(verdict),
    detail: verdict,
  });
}

function curesFor({ code }: Verdict): AttentionProblem['cures'] {
  if (code === 'conflict' || code === 'edit-against-deletion') return ['take-books', 'take-here', 'open-in-quickbooks'];
  return code === 'refused' ? ['retry', 'open', 'open-in-quickbooks'] : ['open', 'open-in-quickbooks'];
}
