import type { ReactNode } from 'react';
import { useTranslation } from '../../texts/use-translation.ts';
import classes from './list-bar.module.css';

interface ListBarProps {
  readonly children: ReactNode;
  /** A page of the list; undefined before it is there. */
  readonly counted: { readonly total: number; readonly isTotalCapped?: true | undefined } | undefined;
}

/** Search and filters above a list, and how many rows they leave. */
export function ListBar({ children, counted }: ListBarProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar}>
      {children}
      <span className={classes.total} aria-live="polite">
        {counted &&
          (counted.isTotalCapped
            ? t('common.moreRows', { count: counted.total })
            : t('common.rows', { count: counted.total }))}
      </span>
    </div>
  );
}
