import { ProblemFault } from '../../http/problem-fault.ts';
import type { Db } from '../../store/store.ts';
import { checkDraft, type CheckedDraft } from './check-draft.ts';

/** Refuses a draft that QuickBooks would refuse, with all that is wrong and the first cure. @throws ProblemFault `not-ready` */
export async function requireReady(db: Db, checked: CheckedDraft): Promise<void> {
  const checks = await checkDraft(db, checked);
  const blocking = checks.filter(check => check.severity === 'blocks');
  const [first] = blocking;
  if (first === undefined) return;
  throw new ProblemFault('not-ready', `${first.sentence} Nothing was written.`, {
    fields: blocking.map(({ path, sentence: message }) => ({ path, message })),
    ...(first.cure !== null && { cure: first.cure }),
  });
}
