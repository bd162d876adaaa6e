import { ProblemFault } from '../http/problem-fault.ts';

/** Refuses a change that starts from an older version than the stored one. */
export function requireVersion(stored: number, read: number): void {
  if (stored === read) return;
  const detail = 'Somebody changed this record after you opened it. Look at their version, then save yours again.';
  throw new ProblemFault('version-changed', detail);
}

/** Refuses to change a deleted record. */
export function requireNotDeleted(life: string): void {
  if (life !== 'deleted') return;
  throw new ProblemFault('conflict', 'This record was deleted. Restore it first.', { cure: 'restore' });
}
