import { syncMarks, type SyncMark } from '@tieout/api';
import { Select } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';

interface MarkFilterProps {
  readonly value: SyncMark | undefined;
  readonly onChange: (mark: SyncMark | undefined) => void;
}

/** Filters a list by how its records stand with QuickBooks. */
export function MarkFilter({ value, onChange }: MarkFilterProps) {
  const { t } = useTranslation();
  return (
    <Select
      w={{ base: 'calc(50% - 4px)', xs: 184 }}
      aria-label={t('common.marks.any')}
      placeholder={t('common.marks.any')}
      clearable
      value={value ?? null}
      onChange={next => onChange(syncMarks.find(mark => mark === next))}
      data={syncMarks.map(mark => ({ value: mark, label: t(`common.marks.${mark}`) }))}
    />
  );
}
