import type { ReactNode } from 'react';
import { useTranslation } from '../../texts/use-translation.ts';
import classes from './list-bar.module.css';

interface ListBarProps {
  readonly children: ReactNode;
  readonly total: number | undefined;
}

/** Search and filters above a list, and how many rows they leave. */
export function ListBar({ children, total }: ListBarProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar}>
      {children}
      <span className={classes.total} aria-live="polite">
        {total === undefined ? '' : t('common.rows', { count: total })}
      </span>
    </div>
  );
}
