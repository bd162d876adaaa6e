import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useManner } from '../format/locale-context.ts';
import classes from './work-progress.module.css';

interface WorkProgressProps {
  readonly done: number;
  /** Null while unknown. */
  readonly total: number | null;
  /** What is being done now. */
  readonly sentence: string;
  /** What the bar is, for those who cannot see it. */
  readonly label: string;
  readonly note?: ReactNode;
}

/** How far a long piece of work is, and what is being done now. */
export function WorkProgress({ done, total, sentence, label, note }: WorkProgressProps) {
  const { locale } = useManner();
  const percent = total === null || total === 0 ? undefined : Math.min(100, (done / total) * 100);
  const count = (value: number) => value.toLocaleString(locale);
  return (
    <div className={classes.progress}>
      <div className={classes.line}>
        <strong aria-live="polite">{sentence}</strong>
        <span className="tabular quiet">{total === null ? count(done) : `${count(done)} / ${count(total)}`}</span>
      </div>
      <Progress
        value={percent ?? 100}
        animated={percent === undefined}
        striped={percent === undefined}
        size="sm"
        aria-label={label}
        transitionDuration={150}
      />
      {note !== undefined && <p className={classes.note}>{note}</p>}
    </div>
  );
}
