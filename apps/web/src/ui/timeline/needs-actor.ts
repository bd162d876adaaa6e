interface Told {
  readonly actor: string;
  readonly sentence: string;
}

/** Whether the actor must be said beside a sentence: most sentences begin with who it was. */
export const needsActor = ({ actor, sentence }: Told): boolean => !sentence.includes(actor);
