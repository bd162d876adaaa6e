import type { Instant } from '@tieout/domain';
import type { AttentionProblem } from '@tieout/api';
import { verdictGroup, verdictSentence, type Decision, type Pair, type Verdict } from '@tieout/sync';
import { closeProblems, openProblem, type ProblemCause } from '../../../problems/open-problem.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { booksName } from './live-run.ts';

/** A decision about a record, to be told to people where it needs one. */
export interface SettledVerdict {
  readonly connection: { readonly id: string; readonly workspaceId: string };
  readonly kind: ListKind;
  readonly pair: Pair;
  readonly decision: Decision;
}

const causes: Readonly<Partial<Record<Verdict['code'], ProblemCause>>> = {
  conflict: 'conflict',
  'several-candidates': 'several-candidates',
  'edit-against-deletion': 'edit-against-deletion',
  'removed-there': 'removed-there',
  'merge-target-unknown': 'merge-target-unknown',
  'merge-target-linked': 'merge-target-linked',
};
const verdictCauses = Object.values(causes);

/** Opens the problem that a verdict is, or closes those that no longer hold, and marks the record accordingly. */
export async function settleVerdict(tx: Tx, tools: BooksTools, settled: SettledVerdict): Promise<void> {
  const { kind, pair, decision } = settled;
  const recordId = decision.key.workspaceId;
  if (verdictGroup(decision.verdict) === 'problem') {
    await open(tx, tools, settled);
    return;
  }
  if (recordId === null || pair.link === null) return;
  const marked = await tx
    .updateTable(kind)
    .set({ mark: 'in-step' })
    .where('id', '=', recordId)
    .where('mark', '=', 'problem')
    .returning('id')
    .executeTakeFirst();
  if (marked === undefined) return;
  await closeProblems(tx, tools, { recordId, how: 'the two sides agree again', causes: verdictCauses });
}

async function open(tx: Tx, tools: BooksTools, { connection, kind, decision }: SettledVerdict): Promise<void> {
  const { verdict, key, name } = decision;
  const { workspaceId } = connection;
  const recordId = key.workspaceId;
  await openProblem(tx, tools, {
    workspaceId,
    connectionId: connection.id,
    cause: causes[verdict.code] ?? 'refused',
    recordKind: kind,
    recordId,
    booksId: key.booksId,
    recordName: name,
    sentence: verdictSentence(verdict, { books: booksName, date: dayOf }),
    cures: curesFor(verdict),
    detail: verdict,
  });
  if (recordId === null) return;
  await tx.updateTable(kind).set({ mark: 'problem' }).where('id', '=', recordId).execute();
  await tools.announce(tx, { workspaceId, topic: kind, id: recordId });
}

function curesFor({ code }: Verdict): AttentionProblem['cures'] {
  return code === 'conflict' || code === 'edit-against-deletion'
    ? ['take-books', 'take-here', 'open-in-quickbooks']
    : ['open', 'open-in-quickbooks'];
}

const dayOf = (moment: Instant): string => moment.slice(0, 10);
