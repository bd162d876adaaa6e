import type { Decision } from '../plan/decision.ts';
import type { Reference } from '../record/field-value.ts';

/**
 * Cuts a plan into waves: within a wave no decision waits for another, so that its writes may travel together. The
 * plan's order already puts what is needed before what needs it; decisions without steps are left out.
 */
export function wavesOf(decisions: readonly Decision[]): readonly (readonly Decision[])[] {
  const waves: Decision[][] = [];
  let wave: Decision[] = [];
  let made = new Set<string>();
  for (const decision of decisions) {
    if (decision.steps.length === 0) continue;
    const isNewKind = wave.at(-1) !== undefined && wave.at(-1)?.key.kind !== decision.key.kind;
    if (isNewKind || decision.needs.some(need => made.has(referenceText(need)))) {
      waves.push(wave);
      wave = [];
      made = new Set();
    }
    wave.push(decision);
    for (const text of madeBy(decision)) made.add(text);
  }
  return wave.length === 0 ? waves : [...waves, wave];
}

const referenceText = ({ to, side, id }: Reference): string => `${to}:${side}:${id}`;

const madeBy = ({ key: { kind, workspaceId, booksId } }: Decision): readonly string[] => [
  `${kind}:workspace:${workspaceId ?? ''}`,
  `${kind}:books:${booksId ?? ''}`,
];
