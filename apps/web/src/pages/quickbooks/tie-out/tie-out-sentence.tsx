import type { TieOutRun } from '@tieout/api';
import { Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import '../../../texts/areas/tie-out.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Moment } from '../../../ui/dates/dates.tsx';
import { momentText } from '../../../ui/dates/date-text.ts';
import { useManner } from '../../../ui/format/locale-context.ts';
import classes from './tie-out-page.module.css';

const signs = { equal: '✓', differs: '≠', failed: '!' } as const;

interface TieOutSentenceProps {
  readonly run: TieOutRun;
  readonly runs: readonly TieOutRun[];
}

/** The answer, large; below it when, against what, and the runs before. */
export function TieOutSentence({ run, runs }: TieOutSentenceProps) {
  const { t } = useTranslation();
  const outcome = run.state === 'failed' ? 'failed' : run.isEqual === true ? 'equal' : 'differs';
  return (
    <section className={classes.answer} data-outcome={outcome} aria-label={t('tieOut.answer')}>
      <span className={classes.sign} aria-hidden="true">
        {signs[outcome]}
      </span>
      <div>
        <h2 className={classes.sentence}>{run.failure ?? run.sentence}</h2>
        <div className={classes.when}>
          <Moment at={run.finishedAt ?? run.startedAt} /> · {t(`tieOut.source.${run.source}`)} · {run.startedBy}
        </div>
      </div>
      {runs.length > 1 && <EarlierRuns run={run} runs={runs} />}
    </section>
  );
}

function EarlierRuns({ run, runs }: TieOutSentenceProps) {
  const { t } = useTranslation();
  const manner = useManner();
  const navigate = useNavigate({ from: '/quickbooks/tie-out' });
  const search = useSearch({ from: '/app/quickbooks/tie-out' });
  return (
    <Select
      className={classes.earlier}
      aria-label={t('tieOut.earlier')}
      allowDeselect={false}
      value={run.id}
      onChange={id => {
        if (id !== null) void navigate({ search: { ...search, run: id } });
      }}
      data={runs.map(({ id, startedAt, isEqual, state }) => ({
        value: id,
        label: `${momentText(startedAt, manner)} ${state === 'running' ? '…' : isEqual === true ? signs.equal : signs.differs}`,
      }))}
    />
  );
}
