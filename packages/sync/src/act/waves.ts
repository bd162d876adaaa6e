import type { Decision } from '../plan/decision.ts';
import { recordTexts, referenceText } from '../plan/record-texts.ts';

/**
 * Cuts a plan into waves: within a wave no decision waits for another, so that its writes may travel together. The
 * plan's order already puts what is needed before what needs it (and of removals what points before what it points
 * at); decisions without steps are left out.
 */
export function wavesOf(decisions: readonly Decision[]): readonly (readonly Decision[])[] {
  const waves: Decision[][] = [];
  let wave: Decision[] = [];
  let present = new Set<string>();
  let needed = new Set<string>();
  for (const decision of decisions) {
    if (decision.steps.length === 0) continue;
    const own = recordTexts(decision);
    const needs = decision.needs.map(referenceText);
    const isNewKind = wave.at(-1) !== undefined && wave.at(-1)?.key.kind !== decision.key.kind;
    if (isNewKind || needs.some(text => present.has(text)) || own.some(text => needed.has(text))) {
      waves.push(wave);
      [wave, present, needed] = [[], new Set(), new Set()];
    }
    wave.push(decision);
    for (const text of own) present.add(text);
    for (const text of needs) needed.add(text);
  }
  return wave.length === 0 ? waves : [...waves, wave];
}
