import { Select } from '@mantine/core';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';

const statuses = ['active', 'inactive', 'deleted', 'all'] as const;
export type RecordStatus = (typeof statuses)[number];

interface StatusFilterProps {
  readonly value: RecordStatus;
  readonly onChange: (status: RecordStatus | undefined) => void;
}

/** Which records are listed: the living ones unless said otherwise. */
export function StatusFilter({ value, onChange }: StatusFilterProps) {
  const { t } = useTranslation();
  return (
    <Select
      w={{ base: 'calc(50% - 4px)', xs: 144 }}
      aria-label={t('customers.status.label')}
      allowDeselect={false}
      value={value}
      onChange={next => {
        const status = statuses.find(each => each === next);
        onChange(status === 'active' ? undefined : status);
      }}
      data={statuses.map(status => ({ value: status, label: t(`customers.status.${status}`) }))}
    />
  );
}
