import type { FieldChoice, ProblemAnswer } from '@tieout/api';
import { answerFields, answerLife, noAnswers, type Answers, type RecordKind, type StandingValue } from '@tieout/sync';
import { sql } from 'kysely';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { choseNone } from '../decide-outgoing.ts';
import { getSyncKind } from '../kinds/sync-kinds.ts';
import { putInOutbox } from '../outbox.ts';
import type { AnswerDesk } from './answer-desk.ts';
import { createAnyway } from './create-anyway.ts';
import { closeProblem } from './close-problem.ts';
import type { StoredProblem } from './find-problem.ts';
import { readListPair, type ListPair } from './read-list-pair.ts';
import { renameRecord } from './rename-record.ts';
import { requireAsShown } from './require-as-shown.ts';

type Said = Exclude<ProblemAnswer, { readonly kind: 'side' }>;

/** A problem of a record that the engine keeps in step, and what a person says about it. */
interface Answering<Kind extends Said['kind'] = Said['kind']> {
  readonly problem: StoredProblem;
  readonly kind: RecordKind;
  readonly answer: Extract<Said, { readonly kind: Kind }>;
}

/** Carries an answer as far as it goes here, and leaves the rest to the push. */
export async function carryAnswer(
  tools: BooksTools,
  actor: Actor,
  { problem, kind, answer }: Answering,
): Promise<void> {
  if (answer.kind === 'name') await renameRecord(tools, actor, { problem, kind, name: answer.name });
  await tools.db.transaction().execute(async tx => {
    const desk = { tx, tools, actor };
    switch (answer.kind) {
      case 'fields':
      case 'life':
        return keepAnswer(desk, { problem, kind, answer });
      case 'candidate':
        return choose(desk, { problem, kind, answer });
      case 'create-anyway':
        if (problem.recordId === null) await createAnyway(desk, problem);
        else await send(desk, { problem, kind, recordId: problem.recordId, chosen: choseNone });
        return closeProblem(desk, { problem, how: 'created beside them' });
      case 'name':
      case 'retry':
        return send(desk, { problem, kind, recordId: recordOf(problem), chosen: null });
      case 'dismiss':
        await leaveAlone(tx, { problem, kind });
        return closeProblem(desk, { problem, how: 'left as it is' });
    }
  });
}

const recordOf = ({ recordId }: StoredProblem): string => {
  if (recordId !== null) return recordId;
  throw new ProblemFault('conflict', 'There is no record here yet that could be sent.');
};

const standing = (choice: FieldChoice): StandingValue => {
  if (choice === 'here') return 'workspace';
  return choice === 'books' ? choice : { value: choice.value };
};

/** An answer with what it was about: the values, or the records, that stand on both sides now. @throws ProblemFault `version-changed` */
function answersIn(pair: ListPair, answer: Answering<'fields' | 'life'>['answer']): Answers {
  if (answer.kind === 'life') return { fields: {}, life: answerLife(pair.state, answer.stands) };
  requireAsShown(pair, answer);
  const choices = Object.entries(answer.choices).map(([field, choice]) => [field, standing(choice)] as const);
  return { fields: answerFields(pair.legs, Object.fromEntries(choices)), life: null };
}

/** What was said before stands beside what is said now, until the two sides agree. */
async function keepAnswer(desk: AnswerDesk, { problem, kind, answer }: Answering<'fields' | 'life'>): Promise<void> {
  const { tx, tools, actor } = desk;
  const { connectionId, recordId, booksId } = problem;
  const answers = answersIn(await readListPair(tx, tools, { problem, kind }), answer);
  const stored = await tx
    .deleteFrom('pair_answer')
    .where('connection_id', '=', connectionId)
    .where('kind', '=', kind)
    .where(sql<boolean>`(record_id = ${recordId}::uuid or books_id = ${booksId}::text)`)
    .returning('answers')
    .executeTakeFirst();
  const before = stored?.answers ?? noAnswers;
  const merged: Answers = { fields: { ...before.fields, ...answers.fields }, life: answers.life ?? before.life };
  await tx
    .insertInto('pair_answer')
    .values({
      connection_id: connectionId,
      workspace_id: actor.workspaceId,
      kind,
      record_id: recordId,
      books_id: booksId,
      answers: JSON.stringify(merged),
      answered_by: actor.name,
      answered_at: tools.now(),
    })
    .execute();
  await send(desk, { problem, kind, recordId: recordOf(problem), chosen: null });
}

async function choose(
  desk: AnswerDesk,
  { problem, kind, answer: { candidateId } }: Answering<'candidate'>,
): Promise<void> {
  const isAboutBooks = problem.recordId === null;
  const recordId = isAboutBooks ? await ownRecord(desk.tx, { problem, kind, id: candidateId }) : recordOf(problem);
  const chosen = isAboutBooks ? problem.booksId : candidateId;
  await send(desk, { problem, kind, recordId, chosen });
  await closeProblem(desk, { problem, how: 'a person chose' });
}

async function ownRecord(
  tx: Tx,
  { problem, kind, id }: { readonly problem: StoredProblem; readonly kind: RecordKind; readonly id: string },
): Promise<string> {
  const isId = /^[0-9a-f-]{36}$/i.test(id);
  const found = isId ? await getSyncKind(kind).find(tx, { workspaceId: problem.workspaceId, id }) : null;
  if (found === null) throw new ProblemFault('conflict', 'That candidate is not here any more. Look again.');
  return found.id;
}

interface Sending {
  readonly problem: StoredProblem;
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly chosen: string | null;
}

/** A person's answer goes to both sides, whatever the rules send by themselves. */
async function send({ tx, tools, actor }: AnswerDesk, { problem, kind, recordId, chosen }: Sending): Promise<void> {
  const { connectionId, workspaceId } = problem;
  await putInOutbox(tx, {
    connectionId,
    workspaceId,
    kind,
    recordId,
    by: actor.name,
    at: tools.now(),
    isOrdered: true,
    chosenBooksId: chosen,
  });
  const { table } = getSyncKind(kind);
  await tools.announce(tx, { workspaceId, topic: table, id: recordId });
  await tools.announce(tx, { workspaceId, topic: 'problem', id: problem.id });
}

async function leaveAlone(
  tx: Tx,
  { problem, kind }: { readonly problem: StoredProblem; readonly kind: RecordKind },
): Promise<void> {
  if (problem.recordId === null) return;
  await tx
    .updateTable(getSyncKind(kind).table)
    .set({ mark: 'left-alone' })
    .where('id', '=', problem.recordId)
    .where('mark', '=', 'problem')
    .execute();
}
