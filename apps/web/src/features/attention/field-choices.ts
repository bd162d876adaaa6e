import type { FieldChoice, ProblemField, ProblemView } from '@tieout/api';

/** What was chosen so far, by field. */
export type Choices = Readonly<Record<string, FieldChoice>>;

export type Side = 'here' | 'books';

/** What a person said already and what was not carried out yet. */
export function choicesSoFar(fields: readonly ProblemField[]): Choices {
  return Object.fromEntries(fields.flatMap(({ field, chosen }) => (chosen === null ? [] : [[field, chosen]])));
}

/** One side for every field that needs a choice. */
export function chooseSide(fields: readonly ProblemField[], side: Side): Choices {
  return Object.fromEntries(fields.filter(field => field.isConflict).map(({ field }) => [field, side]));
}

/** Fields that still need a choice. */
export function openFields(fields: readonly ProblemField[], choices: Choices): readonly ProblemField[] {
  return fields.filter(field => field.isConflict && choices[field.field] === undefined);
}

/** The side that every choice so far takes; `undefined` where they are mixed, typed, or none. */
export function sideOf(choices: Choices): Side | undefined {
  const [first, ...others] = Object.values(choices);
  if (first !== 'here' && first !== 'books') return undefined;
  return others.every(choice => choice === first) ? first : undefined;
}

/** The rule that the present choices would become, in words; `undefined` where no rule can say the same. */
export function ruleSentence(rule: ProblemView['rule'], choices: Choices): string | undefined {
  const side = sideOf(choices);
  return rule === null || side === undefined ? undefined : rule[side];
}
