import { Select } from '@mantine/core';
import { useCompanyLookedAt } from '../../features/connection/company-scope.ts';
import { useCompaniesOn, useStanding } from '../../features/connection/use-connection.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import classes from './company-switch.module.css';

/** Which company the QuickBooks pages show, where there are several. */
export function CompanySwitch() {
  const { t } = useTranslation();
  const companies = useCompaniesOn();
  const standing = useStanding();
  const [, lookAt] = useCompanyLookedAt();
  if (companies.length < 2 || standing.kind === 'unknown' || standing.kind === 'none') return null;
  return (
    <Select
      className={classes.switch}
      aria-label={t('quickbooks.companies.shown')}
      allowDeselect={false}
      value={standing.connection.id}
      onChange={id => lookAt(id ?? '')}
      data={companies.map(({ id, companyName }) => ({ value: id, label: companyName }))}
    />
  );
}
