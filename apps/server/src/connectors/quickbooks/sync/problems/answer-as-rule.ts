import type { ProblemAnswer } from '@tieout/api';
import type { ConflictRule, MappingChanges } from '@tieout/sync';
import type { RecordTools } from '../../../../records/record-tools.ts';
import { changeConfiguration, type ConfigurationOrder } from '../../rules/change-configuration.ts';
import { getConfiguration } from '../../rules/configuration.ts';
import { engineKindOf, findProblem } from './find-problem.ts';

export interface RuleOrder {
  readonly problemId: string;
  readonly answer: ProblemAnswer;
  readonly by: ConfigurationOrder['by'];
}

/**
 * Makes a rule of an answer: for the fields in which a person chose a side, that side stands from now on. A typed value says nothing about
 * the next conflict. @throws ProblemFault `version-changed`
 */
export async function answerAsRule(tools: RecordTools, { problemId, answer, by }: RuleOrder): Promise<void> {
  const problem = await findProblem(tools.db, { workspaceId: by.workspaceId, id: problemId });
  const kind = engineKindOf(problem);
  if (kind === undefined || answer.kind !== 'fields') return;
  const rules = Object.entries(answer.choices).flatMap(([field, choice]): (readonly [string, ConflictRule])[] => {
    if (choice === 'here') return [[field, 'workspace-wins']];
    return choice === 'books' ? [[field, 'books-win']] : [];
  });
  if (rules.length === 0) return;
  const key = { workspaceId: by.workspaceId, id: problem.connectionId };
  const { version } = await getConfiguration(tools.db, key);
  await changeConfiguration(tools, {
    connectionId: problem.connectionId,
    version,
    by,
    change: stored => {
      const before: MappingChanges = stored.mappings[kind] ?? {};
      const after = Object.fromEntries(rules.map(([field, conflict]) => [field, { ...before[field], conflict }]));
      const sentence = `Made a rule of an answer: who wins a conflict in ${rules.map(([field]) => field).join(', ')} of ${kind}.`;
      return { mappings: { ...stored.mappings, [kind]: { ...before, ...after } }, sentence };
    },
  });
}
