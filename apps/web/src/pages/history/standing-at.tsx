import { readStanding, type Answered, type HistoryEntry, type RecordedKind, type Standing } from '@tieout/api';
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
        {entry.changes.length > 0 && found.data !== undefined && (
          <ChangeList changes={entry.changes} currency={found.data.currency} />
        )}
      </Section>
      <Section title={t('history.standing')}>
        {found.error !== null && <FaultNote fault={found.error} onRetry={found.refetch} />}
        {found.data === undefined && found.error === null && <Skeleton height={160} />}
        {found.data !== undefined && <BothSides {...found.data} />}
      </Section>
    </div>
  );
}

function BothSides({ sides, currency, agrees }: Answered<typeof readStanding>) {
  const { t } = useTranslation();
  const pairs = standingPairs(sides);
  const differing = pairs.filter(pair => !pair.isEqual).length;
  return (
    <>
      {agrees !== null && (
        <p className={classes.verdict} data-agrees={agrees || undefined}>
          <span aria-hidden="true">{agrees ? '✓' : '≠'}</span>{' '}
          {agrees ? t('history.agree') : t('history.differ', { count: differing })}
        </p>
      )}
      <div className={classes.why}>
        {sides.map(side => (
          <SideStory key={side.side} {...side} />
        ))}
      </div>
      {pairs.length > 0 && <PairView pairs={pairs} currency={currency} />}
    </>
  );
}

/** Since when a side was like this, or why there is nothing to see of it. */
function SideStory({ side, since, sentence }: Standing) {
  const { t } = useTranslation();
  return (
    <div>
      {t(`sync.pair.${side}`)}: {sentence}
      {since !== null && (
        <>
          {' '}
          {t('history.since')} <Moment at={since} />
        </>
      )}
    </div>
  );
}
