import type { ProblemView } from '@tieout/api';
import { conflictKey, contestedField, type RecordKind } from '@tieout/sync';
import { sql } from 'kysely';
import { currencyOfRecord } from '../../../../plans/currency-of-record.ts';
import { problemCauses } from '../../../../problems/open-problem.ts';
import type { RecordKey } from '../../../../records/record-key.ts';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { deepLink } from '../../deep-link.ts';
import { deskOf } from './desk-of-problem.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { findProblem, verdictOfProblem, type StoredProblem } from './find-problem.ts';
import { pairRows } from './pair-rows.ts';

const titles: Readonly<Record<string, string>> = problemCauses;

/** One problem with both sides and what can be answered. @throws ProblemFault `not-found` */
export async function readProblem(tools: BooksTools, key: RecordKey): Promise<ProblemView> {
  return tools.db.transaction().execute(async tx => {
    const problem = await findProblem(tx, key);
    const facts = await readFacts(tx, problem);
    const desk = deskOf(problem);
    const pair = await desk.readPair(tx, tools, problem);
    return {
      id: problem.id,
      cause: problem.cause,
      causeTitle: titles[problem.cause] ?? problem.cause,
      recordKind: problem.recordKind,
      recordId: problem.recordId,
      recordName: problem.recordName,
      sentence: problem.sentence,
      cures: problem.cures,
      since: problem.openedAt.toISOString(),
      connectionId: problem.connectionId,
      booksId: problem.booksId,
      booksUrl: booksUrlOf(problem, facts),
      settledAt: problem.settledAt?.toISOString() ?? null,
      settledHow: problem.settledHow,
      isAnswered: problem.settledAt === null && facts.is_answered,
      answers: problem.settledAt === null ? [...desk.answersTo(problem)] : [],
      fields: pair === undefined ? [] : [...(await pairRows(tx, pair))],
      currency: facts.currency,
      fingerprint: pair === undefined ? '' : fingerprintOf(pair.legs, pair.conflicts),
      candidates: candidatesOf(problem),
      proposal: verdictOfProblem(problem, 'name-taken')?.proposal ?? null,
      rule: ruleOf(problem),
      sameCauseCount: Number(facts.same_cause),
    };
  });
}

interface Facts {
  readonly realm_id: string;
  readonly app_url: string;
  readonly same_cause: string;
  readonly is_answered: boolean;
  readonly currency: string;
}

async function readFacts(tx: Tx, problem: StoredProblem): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select c.realm_id, c.app_url,
      (select count(*) from problem p where p.workspace_id = c.workspace_id and p.cause = ${problem.cause} and p.settled_at is null)
        as same_cause,
      exists (select 1 from outbox o where o.connection_id = c.id and o.record_id = ${problem.recordId}::uuid) as is_answered,
      ${currencyOfRecord({ recordId: sql`${problem.recordId}::uuid`, connectionId: sql`c.id`, workspaceId: sql`c.workspace_id` })} as currency
    from connection c where c.id = ${problem.connectionId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error(`The connection ${problem.connectionId} of a problem is gone.`);
  return row;
}

function booksUrlOf({ recordKind, booksId }: StoredProblem, facts: Facts): string | null {
  if (booksId === null) return null;
  return deepLink({ appUrl: facts.app_url, realmId: facts.realm_id }, recordKind as RecordKind, booksId);
}

function candidatesOf(problem: StoredProblem): ProblemView['candidates'] {
  const candidates = verdictOfProblem(problem, 'several-candidates')?.candidates ?? [];
  return candidates.map(({ id, side, name, reason, score }) => ({
    id,
    side: side === 'workspace' ? 'here' : 'books',
    name,
    subtitle: '',
    reason: reason.replaceAll('-', ' '),
    score,
  }));
}

function ruleOf(problem: StoredProblem): ProblemView['rule'] {
  const conflicts = verdictOfProblem(problem, 'conflict')?.fields;
  if (conflicts === undefined) return null;
  const words = [...new Set(conflicts.map(one => contestedField(conflictKey(one))))].join(', ');
  return {
    here: `When both sides change ${words}, the value here stands from now on.`,
    books: `When both sides change ${words}, QuickBooks’ value stands from now on.`,
  };
}
