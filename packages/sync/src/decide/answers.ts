import type { Legs } from '../merge/merge-field.ts';
import type { FieldValue, Fields, Side } from '../record/field-value.ts';
import { isSameValue } from '../record/same-value.ts';
import type { Pair } from './pair.ts';

/** Which value stands in a field: one side's, or a third one that a person typed. */
export type StandingValue = Side | { readonly value: FieldValue };

/** A person's answer to a conflict of a field. Of another value on either side nobody has said anything: that is a new conflict. */
export interface FieldAnswer {
  readonly stands: StandingValue;
  readonly seen: Omit<Legs, 'base'>;
}

/** A person's answer to an edit against a deletion, with the versions of both records that were seen. */
export interface LifeAnswer {
  readonly stands: 'remove' | 'keep';
  readonly seen: Readonly<Record<Side, string | null>>;
}

/** A person's answers to a problem, kept until the pair converges. */
export interface Answers {
  readonly fields: Readonly<Record<string, FieldAnswer>>;
  readonly life: LifeAnswer | null;
}

export const noAnswers: Answers = { fields: {}, life: null };

/** What a person says in each field, with both values as they see them. */
export function answerFields(
  { workspace, books }: Omit<Legs<Fields>, 'base'>,
  choices: Readonly<Record<string, StandingValue>>,
): Answers['fields'] {
  return Object.fromEntries(
    Object.entries(choices).map(([field, stands]) => [
      field,
      { stands, seen: { workspace: workspace[field] ?? null, books: books[field] ?? null } },
    ]),
  );
}

/** What a person says about the life of a pair, as they see it. */
export const answerLife = (
  { workspace, books }: Pick<Pair, 'workspace' | 'books'>,
  stands: LifeAnswer['stands'],
): LifeAnswer => ({ stands, seen: { workspace: workspace?.version ?? null, books: books?.version ?? null } });

/** The answer, unless either side holds something else by now. */
export function findStanding(answer: FieldAnswer | undefined, { workspace, books }: Legs): StandingValue | undefined {
  if (answer === undefined) return undefined;
  const { seen, stands } = answer;
  return isSameValue(seen.workspace, workspace) && isSameValue(seen.books, books) ? stands : undefined;
}

/**
 * What a person said should become of a record that is gone on the other side of `side`. A removal holds for the record as it was seen:
 * what somebody changed in it since is not removed unasked. Keeping takes nothing away from anybody, and holds.
 */
export function lifeAnswer({ answers: { life }, ...pair }: Pair, side: Side): LifeAnswer['stands'] | null {
  if (life === null || life.stands === 'keep') return life?.stands ?? null;
  return life.seen[side] === (pair[side]?.version ?? null) ? life.stands : null;
}
