import type { Connection } from '@tieout/api';
import { useDeps } from '../../app/deps.ts';
import { todayIn } from '../../ui/dates/date-text.ts';
import { useManner } from '../../ui/format/locale-context.ts';
import { useCompaniesOn } from './use-connection.ts';

type Company = Pick<Connection, 'id' | 'isDefault' | 'timeZone'>;

/** Whose calendar a record goes by: its own company's, else the default one's; undefined where none is on. */
export const timeZoneOf = (companiesOn: readonly Company[], companyId: string | null): string | undefined =>
  (companiesOn.find(({ id }) => id === companyId) ?? companiesOn.find(({ isDefault }) => isDefault))?.timeZone;

/** What day it is now for a record of a company, by its id; the workspace's where no company is on (U03). */
export function useCompanyDay(): (companyId: string | null) => string {
  const companiesOn = useCompaniesOn();
  const { timeZone } = useManner();
  const { now } = useDeps();
  return companyId => todayIn(timeZoneOf(companiesOn, companyId) ?? timeZone, now());
}
