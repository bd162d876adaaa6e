import type { ProblemAnswer } from '@tieout/api';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { ShownPair } from './shown-pair.ts';

/** What was seen is what is decided about. @throws ProblemFault `version-changed` */
export function requireAsShown({ legs, conflicts }: ShownPair, answer: ProblemAnswer): void {
  if (answer.kind !== 'fields' || answer.fingerprint === undefined) return;
  if (fingerprintOf(legs, conflicts) === answer.fingerprint) return;
  throw new ProblemFault(
    'version-changed',
    'One of the sides changed since this was shown. Nothing was written. Look at both again.',
  );
}
