import { answerFields, answerLife, linkIndex, noAnswers, viewPair, type Answers, type Decision } from '@tieout/sync';
import { mappings } from '../connector/mappings.ts';
import type { Happening } from '../story/happening.ts';
import { planNow, type Connection } from '../world/connection.ts';
import type { World } from '../world/world.ts';

/** A person settles one problem of the list, for one side. Says which; undefined when there is none. */
export function answerProblem(
  { memory }: World,
  connection: Connection,
  { pick, stands }: Extract<Happening, { readonly does: 'answer' }>,
): string | undefined {
  const problems = planNow(connection).decisions.filter(isAnswerable);
  const problem = problems[pick % Math.max(1, problems.length)];
  if (problem === undefined) return undefined;
  const { key, verdict } = problem;
  const name = `${key.kind}:${key.booksId ?? key.workspaceId ?? ''}`;
  connection.store.state.answers.set(name, answersTo(connection, problem, stands));
  for (const id of [key.workspaceId, key.booksId]) memory.noteSettledByPerson(connection.on, `${key.kind}:${id ?? ''}`);
  return `${name} ${verdict.code}: ${stands}`;
}

const answerable = new Set([
  'conflict',
  'edit-against-deletion',
  'removed-there',
  'merge-target-unknown',
  'merge-target-linked',
]);
const isAnswerable = ({ verdict }: Decision): boolean => answerable.has(verdict.code);

function answersTo({ store }: Connection, { key, verdict }: Decision, stands: 'workspace' | 'books'): Answers {
  const { records, mirror, links } = store.state;
  const workspace = records.get(`${key.kind}:${key.workspaceId ?? ''}`) ?? null;
  const books = mirror.get(`${key.kind}:${key.booksId ?? ''}`) ?? null;
  if (verdict.code !== 'conflict') {
    const isKept =
      verdict.code === 'edit-against-deletion' && verdict.deletedOn === 'workspace'
        ? stands === 'books'
        : stands === 'workspace';
    return { ...noAnswers, life: answerLife({ workspace, books }, isKept ? 'keep' : 'remove') };
  }
  const fields = mappings[key.kind].fields.map(field => field.workspace);
  const named = verdict.fields.map(
    ({ field }) => fields.find(name => field === name || field.startsWith(`${name}.`)) ?? field,
  );
  const link = links.get(`${key.kind}:${key.workspaceId ?? ''}`) ?? null;
  const index = linkIndex(links.values());
  const legs = viewPair({ workspace, books, link }, { mapping: mappings[key.kind], links: index });
  return { ...noAnswers, fields: answerFields(legs, Object.fromEntries(named.map(field => [field, stands]))) };
}
