import type { HistoryEntry } from '@tieout/api';
import { UnstyledButton } from '@mantine/core';
import '../../texts/areas/history.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Moment } from '../../ui/dates/dates.tsx';
import { needsActor } from '../../ui/timeline/needs-actor.ts';
import classes from './history-page.module.css';

interface HistoryEntriesProps {
  readonly entries: readonly HistoryEntry[];
  readonly chosenId: string;
  readonly onChoose: (entry: HistoryEntry) => void;
}

/** Changes, newest first; one of them is the moment that is looked at. */
export function HistoryEntries({ entries, chosenId, onChoose }: HistoryEntriesProps) {
  const { t } = useTranslation();
  return (
    <ol className={classes.entries} aria-label={t('history.title')}>
      {entries.map(entry => (
        <li key={entry.id}>
          <UnstyledButton
            className={classes.entry}
            aria-pressed={entry.id === chosenId}
            onClick={() => onChoose(entry)}
          >
            <span className={classes.side}>{t(`sync.pair.${entry.side}`)}</span>
            <span className={classes.sentence}>{entry.sentence}</span>
            <span className={classes.reason}>
              {needsActor(entry) && `${entry.actor} · `}
              <Moment at={entry.at} />
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}
