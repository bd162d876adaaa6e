/** One thing that was looked at. `note`: works, but somebody should know. */
export interface Finding {
  readonly state: 'good' | 'note' | 'bad';
  readonly subject: string;
  /** What was found, one sentence. */
  readonly sentence: string;
  /** What to do about it. */
  readonly cure?: string;
}

export function good(subject: string, sentence: string): Finding {
  return { state: 'good', subject, sentence };
}

export function note(subject: string, sentence: string, cure: string): Finding {
  return { state: 'note', subject, sentence, cure };
}

export function bad(subject: string, sentence: string, cure: string): Finding {
  return { state: 'bad', subject, sentence, cure };
}

/** A fault of ours as a finding: what happened, and what to do. */
export function fromFault(subject: string, error: unknown): Finding {
  if (!(error instanceof Error)) return bad(subject, String(error), 'Report this.');
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : 'Report this.';
  return bad(subject, error.message.replace(` ${hint}`, ''), hint);
}
