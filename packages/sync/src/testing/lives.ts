import type { Decision } from '../plan/decision.ts';
import type { Step } from '../plan/step.ts';
import type { Direction, Policy } from '../policy/policy.ts';
import type { RecordKind } from '../record/record-kind.ts';
import type { BooksLife, BooksRecord, WorkspaceLife, WorkspaceRecord } from '../record/record.ts';
import { answerLife, noAnswers, type LifeAnswer } from '../decide/answers.ts';
import { decidePair } from '../decide/decide-pair.ts';
import { acme, booksRecord, linkedPair, linkOf, policyOf, rulesOf, workspaceRecord } from './records.ts';

/** How the two sides live, how they did when they were last alike, and what was edited besides. */
export interface Lives {
  readonly kind?: RecordKind;
  readonly base: WorkspaceLife;
  readonly here: WorkspaceLife;
  readonly there: BooksLife;
  readonly editedHere?: WorkspaceRecord['fields'];
  readonly editedThere?: BooksRecord['fields'];
  readonly answer?: LifeAnswer['stands'];
}
export interface Rules {
  readonly direction?: Direction;
  readonly policy?: Partial<Policy>;
}

export const emailHere = { email: 'mine@acme.example' };
export const termThere = { term: '5' };

/** What is decided about a pair that lives so. */
export function decideLives({ kind = 'customer', base, here, there, ...edits }: Lives, rules: Rules = {}): Decision {
  const { direction = 'both', policy } = rules;
  const pair = linkedPair({
    kind,
    workspace: workspaceRecord({ kind, life: here, version: 'v7', fields: { ...acme, ...edits.editedHere } }),
    books: booksRecord({ kind, life: there, version: '7', fields: { ...acme, ...edits.editedThere } }),
    link: linkOf({ kind, base: { life: base, fields: acme } }),
  });
  const life = edits.answer === undefined ? null : answerLife(pair, edits.answer);
  return decidePair(
    { ...pair, answers: { ...noAnswers, life } },
    rulesOf(direction, { policy: policyOf(direction, policy) }),
  );
}

export const rebase = (life: WorkspaceLife, fields = {}): Step => ({
  kind: 'rebase',
  workspaceId: 'w1',
  booksId: '17',
  base: { life, fields: { ...acme, ...fields } },
  lineIds: {},
  previousBooksId: '17',
});
export const setHere = (from: WorkspaceLife, to: WorkspaceLife): Step => ({
  kind: 'set-life',
  side: 'workspace',
  id: 'w1',
  version: 'v7',
  from,
  to,
});
export const setThere = (from: WorkspaceLife, to: WorkspaceLife): Step => ({
  kind: 'set-life',
  from,
  to,
  side: 'books',
  id: '17',
  version: '7',
});
export const emailOut: Step = {
  kind: 'update',
  side: 'books',
  id: '17',
  version: '7',
  changes: { email: { from: acme['email'] ?? null, to: emailHere.email } },
};
export const termIn: Step = {
  kind: 'update',
  side: 'workspace',
  id: 'w1',
  version: 'v7',
  changes: { term: { from: '3', to: '5' } },
};
/** Rules of a side that may not be updated, or keeps what the other removes. */
export const noUpdates = { create: true, update: false, delete: 'propagate' } as const;
export const keepsRemoved = { create: true, update: true, delete: 'keep' } as const;

/** A row of a table of lives. */
export type LivesRow = readonly [
  title: string,
  lives: Lives,
  rules: Rules,
  verdict: Decision['verdict'],
  steps: readonly Step[],
];

export const updated = (side: 'workspace' | 'books', field: string) =>
  ({ code: 'updated', sides: [side], fields: [field] }) as const;
