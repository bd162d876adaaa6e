import { createHash } from 'node:crypto';

/** What happened, line by line: to be read when a seed fails, and hashed to prove that a replay is the same story. */
export interface Trace {
  readonly lines: readonly string[];
  readonly note: (line: string) => void;
  readonly hash: () => string;
}

export function createTrace(): Trace {
  const lines: string[] = [];
  return {
    lines,
    note: line => void lines.push(line),
    hash: () => createHash('sha256').update(lines.join('\n')).digest('hex'),
  };
}
