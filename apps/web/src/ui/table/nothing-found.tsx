import { Button } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../feedback/empty-state.tsx';

export interface NothingFoundProps {
  readonly title: string;
  /** Takes search and filters away. */
  readonly onShowAll: () => void;
}

/** A list that a search or a filter left empty, and the way back. */
export function NothingFound({ title, onShowAll }: NothingFoundProps) {
  const { t } = useTranslation();
  return (
    <EmptyState icon="search" title={title} text={t('common.nothingFits')}>
      <Button variant="default" onClick={onShowAll}>
        {t('common.showAll')}
      </Button>
    </EmptyState>
  );
}
