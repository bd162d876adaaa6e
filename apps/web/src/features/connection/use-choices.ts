import { readChoices, type BooksChoices } from '@tieout/api';
import { useRead } from '../../api/reads.ts';
import { useStanding } from './use-connection.ts';

/** Accounts, terms and tax codes of the connected company, for forms; `undefined` while nothing is connected or known. */
export function useChoices(): BooksChoices | undefined {
  const standing = useStanding();
  const id = standing.kind === 'unknown' || standing.kind === 'none' ? '' : standing.connection.id;
  return useRead(readChoices, { params: { connectionId: id } }, { isEnabled: id !== '' }).data;
}
