import { ProblemFault } from '../../http/problem-fault.ts';
import type { Db } from '../../store/store.ts';
import { checkDraft, type CheckedDraft, type DraftCheck } from './check-draft.ts';

export interface ReadyAsked extends CheckedDraft {
  /** What stands in QuickBooks already need not be writable anew. */
  readonly isWaived?: (check: DraftCheck) => boolean;
}

/** Refuses a draft that QuickBooks would refuse, with all that is wrong and the first cure. @throws ProblemFault `not-ready` */
export async function requireReady(db: Db, checked: ReadyAsked): Promise<void> {
  const checks = await checkDraft(db, checked);
  const isWaived = checked.isWaived ?? (() => false);
  const blocking = checks.filter(check => check.severity === 'blocks' && !isWaived(check));
  const [first] = blocking;
  if (first === undefined) return;
  throw new ProblemFault('not-ready', `${first.sentence} Nothing was written.`, {
    fields: blocking.map(({ path, sentence: message }) => ({ path, message })),
    ...(first.cure !== null && { cure: first.cure }),
  });
}
