import type { SyncState } from '@tieout/api';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { Copyable } from '../../ui/feedback/copyable.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { SyncGlyph } from '../../ui/sync/sync-glyph.tsx';
import type { RecordRef } from './record-ref.ts';
import { SyncActions } from './sync-actions.tsx';
import classes from './sync-panel.module.css';

interface SyncPanelProps {
  readonly sync: SyncState;
  readonly record: RecordRef;
}

/** How one record stands with QuickBooks, in words: state, what it is linked to, since when, and what can be done about it. */
export function SyncPanel({ sync, record }: SyncPanelProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.panel}>
      <div className={classes.state} data-mark={sync.mark}>
        <SyncGlyph mark={sync.mark} size={24} />
        {t(`common.marks.${sync.mark}`)}
      </div>
      <p className={classes.sentence}>{sync.sentence === '' ? t(`sync.meaning.${sync.mark}`) : sync.sentence}</p>
      <dl className={classes.facts}>
        {sync.company !== null && (
          <>
            <dt>{t('sync.panel.company')}</dt>
            <dd>{sync.company.name}</dd>
          </>
        )}
        <dt>{t('sync.panel.linked')}</dt>
        <dd>
          {sync.booksId === null ? (
            t('sync.panel.notLinked')
          ) : (
            <Copyable text={sync.booksId} label={t('sync.panel.linked')} />
          )}
        </dd>
        <dt>{t('sync.panel.lastSynced')}</dt>
        <dd>{sync.lastSyncedAt === null ? t('common.never') : <Ago at={sync.lastSyncedAt} />}</dd>
      </dl>
      {sync.mark === 'problem' && (
        <div>
          <Anchor component={Link} to="/quickbooks/attention" className={classes.open}>
            {t('sync.panel.settle')}
          </Anchor>
        </div>
      )}
      {sync.booksUrl !== null && (
        <Anchor href={sync.booksUrl} target="_blank" rel="noopener" className={classes.open}>
          {t('common.openInQuickbooks')} <Icon name="external" size={13} />
        </Anchor>
      )}
      <SyncActions sync={sync} record={record} />
    </div>
  );
}
