import type { FieldChoice, ProblemAnswer } from '@tieout/api';
import { contestedField, recordKinds, type ConflictRule, type MappingChanges } from '@tieout/sync';
import type { RecordTools } from '../../../../records/record-tools.ts';
import { changeConfiguration, type ConfigurationOrder } from '../../rules/change-configuration.ts';
import { getConfiguration } from '../../rules/configuration.ts';
import { findProblem } from './find-problem.ts';

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
  const kind = recordKinds.find(one => one === problem.recordKind);
  if (kind === undefined || answer.kind !== 'fields') return;
  const rules = rulesOf(answer.choices);
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

/** One rule a field. Lines have one rule together: none comes of answers that take now this side, now that one. */
function rulesOf(choices: Readonly<Record<string, FieldChoice>>): readonly (readonly [string, ConflictRule])[] {
  const chosen = new Map<string, Set<FieldChoice>>();
  for (const [key, choice] of Object.entries(choices)) {
    const field = contestedField(key);
    chosen.set(field, (chosen.get(field) ?? new Set()).add(choice));
  }
  return [...chosen].flatMap(([field, given]): (readonly [string, ConflictRule])[] => {
    const [choice, ...others] = given;
    if (others.length > 0) return [];
    if (choice === 'here') return [[field, 'workspace-wins']];
    return choice === 'books' ? [[field, 'books-win']] : [];
  });
}
