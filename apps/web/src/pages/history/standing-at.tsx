import { readStanding, type HistoryEntry, type RecordedKind } from '@tieout/api';
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import '../../texts/areas/history.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Moment } from '../../ui/dates/dates.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { Section } from '../../ui/page/section.tsx';
import { ChangeList } from '../../ui/sync/change-list.tsx';
import { PairView } from '../../ui/sync/pair-view.tsx';
import { standingPairs } from './standing-pairs.ts';
import classes from './history-page.module.css';

interface StandingAtProps {
  readonly kind: RecordedKind;
  readonly recordId: string;
  readonly entry: HistoryEntry;
}

/** What one change did and why, and how both sides stood right after it. */
export function StandingAt({ kind, recordId, entry }: StandingAtProps) {
  const { t } = useTranslation();
  const found = useRead(
    readStanding,
    { params: { kind, recordId }, query: { moment: entry.at } },
    { keepsPrevious: true },
  );
  return (
    <div>
      <Section title={t('history.change')} aside={<Moment at={entry.at} />}>
        <p className={classes.why}>
          {entry.reason}
          {entry.runId !== null && (
            <>
              {' '}
              <Link to="/quickbooks/activity/$runId" params={{ runId: entry.runId }}>
                {t('history.run')}
              </Link>
            </>
          )}
        </p>
        {entry.changes.length > 0 && <ChangeList changes={entry.changes} />}
      </Section>
      <Section title={t('history.standing')}>
        {found.error !== null && <FaultNote fault={found.error} onRetry={found.refetch} />}
        {found.data === undefined && found.error === null && <Skeleton height={160} />}
        {found.data?.sides.map(side => (
          <p key={side.side} className={classes.why}>
            {t(`sync.pair.${side.side}`)}: {side.sentence}
          </p>
        ))}
        {found.data !== undefined && (
          <PairView
            pairs={standingPairs(found.data.sides).map(pair => ({
              ...pair,
              here: pair.here ?? t('common.empty'),
              books: pair.books ?? t('common.empty'),
            }))}
          />
        )}
      </Section>
    </div>
  );
}
