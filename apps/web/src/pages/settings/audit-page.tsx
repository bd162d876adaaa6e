import { listAudit, type AuditEntry } from '@tieout/api';
import { Button, Skeleton } from '@mantine/core';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Moment } from '../../ui/dates/dates.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { SettingsPage } from './settings-page.tsx';
import classes from '../../ui/rows/setting-row.module.css';

/** Sign-ins and changes of settings, newest first. */
export function AuditPage() {
  const { t } = useTranslation();
  const state = useRows<AuditEntry>({
    name: listAudit.name,
    filter: {},
    fetchPage: (call, cursor, signal) => call(listAudit, { query: { cursor, limit: rowsPerPage } }, { signal }),
  });
  const entries = state.data?.pages.flatMap(page => page.rows);
  return (
    <SettingsPage tab="audit" lead={t('settings.audit.lead')}>
      {state.error !== null && entries === undefined && <FaultNote fault={state.error} onRetry={state.refetch} />}
      {entries === undefined && state.error === null && <Skeleton height={160} />}
      {entries?.length === 0 && <p className="quiet">{t('settings.audit.empty')}</p>}
      <ul className={classes.rows}>
        {entries?.map(entry => (
          <li key={entry.id} className={classes.row}>
            <div className={classes.text}>
              <div className={classes.name}>{entry.sentence}</div>
              <div className="quiet">{[entry.actor, entry.address].filter(part => part !== null).join(' · ')}</div>
            </div>
            <span className="quiet">
              <Moment at={entry.at} />
            </span>
          </li>
        ))}
      </ul>
      {state.hasNextPage && (
        <Button variant="default" mt="md" loading={state.isFetchingNextPage} onClick={() => void state.fetchNextPage()}>
          {t('common.timeline.older')}
        </Button>
      )}
    </SettingsPage>
  );
}
