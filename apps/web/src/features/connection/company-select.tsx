import { Select } from '@mantine/core';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { useCompaniesOn } from './use-connection.ts';

interface CompanySelectProps {
  /** Null: the default one. */
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly error?: string | undefined;
}

/** Which company something new goes to. Nothing is asked where there is one. */
export function CompanySelect({ value, onChange, error }: CompanySelectProps) {
  const { t } = useTranslation();
  const companies = useCompaniesOn();
  if (companies.length < 2) return null;
  return (
    <Select
      label={t('quickbooks.companies.goesTo')}
      allowDeselect={false}
      value={value ?? companies.find(({ isDefault }) => isDefault)?.id ?? null}
      onChange={id => {
        if (id !== null) onChange(id);
      }}
      error={error}
      data={companies.map(({ id, companyName }) => ({ value: id, label: companyName }))}
    />
  );
}
