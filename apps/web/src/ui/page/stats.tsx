import type { ReactNode } from 'react';
import classes from './stats.module.css';

export interface Stat {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  readonly tone?: 'amber' | undefined;
}

/** A line of figures, parted by hairlines. */
export function Stats({ stats }: { readonly stats: readonly Stat[] }) {
  return (
    <dl className={classes.stats}>
      {stats.map(({ key, label, value, note, tone }) => (
        <div key={key} className={classes.stat}>
          <dt className={classes.label}>{label}</dt>
          <dd className={classes.value} data-tone={tone}>
            {value}
            {note !== undefined && <div className={classes.note}>{note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
