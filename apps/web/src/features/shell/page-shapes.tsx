import { Skeleton } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import classes from '../../ui/page/page.module.css';

/** The shape of a page that is on its way. */
export function PageShapes() {
  const { t } = useTranslation();
  return (
    <div className={classes.page} role="status" aria-busy="true" aria-label={t('common.loading')}>
      <Skeleton height={24} width={200} mb={32} />
      <Skeleton height={12} width="60%" mb={16} />
      <Skeleton height={12} width="75%" mb={16} />
      <Skeleton height={12} width="50%" />
    </div>
  );
}
