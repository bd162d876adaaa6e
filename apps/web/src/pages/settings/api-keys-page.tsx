import { listApiKeys } from '@tieout/api';
import { Skeleton } from '@mantine/core';
import { useRead } from '../../api/reads.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { ApiKeyRow } from './api-key-row.tsx';
import { NewApiKey } from './new-api-key.tsx';
import { SettingsPage } from './settings-page.tsx';
import classes from '../../ui/rows/setting-row.module.css';

/** Keys for programs. */
export function ApiKeysPage() {
  const { t } = useTranslation();
  const found = useRead(listApiKeys, {});
  return (
    <SettingsPage tab="apiKeys" lead={t('settings.keys.lead')} actions={<NewApiKey />}>
      {found.error !== null && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined && found.error === null && <Skeleton height={96} />}
      {found.data?.rows.length === 0 && <p className="quiet">{t('settings.keys.none')}</p>}
      <ul className={classes.rows}>
        {found.data?.rows.map(key => (
          <ApiKeyRow key={key.id} apiKey={key} />
        ))}
      </ul>
    </SettingsPage>
  );
}
