import { revokeApiKey, type ApiKey } from '@tieout/api';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import classes from '../../ui/rows/setting-row.module.css';

/** One key: what it may, when it was used, and the end of it. */
export function ApiKeyRow({ apiKey }: { readonly apiKey: ApiKey }) {
  const { t } = useTranslation();
  const [isAsking, asking] = useDisclosure(false);
  const revoking = useCommand(revokeApiKey, { touches: ['api-keys'], onDone: asking.close });
  const { name, prefix, scopes, createdBy, lastUsedAt } = apiKey;
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <div className={classes.name}>
          {name} <code className="quiet">{prefix}…</code>
        </div>
        <div className="quiet">
          {scopes.map(scope => t(`settings.keys.scope.${scope}`)).join(', ')} ·{' '}
          {t('settings.keys.created', { name: createdBy })} ·{' '}
          {lastUsedAt === null ? (
            t('settings.keys.neverUsed')
          ) : (
            <>
              {t('settings.keys.lastUsed')} <Ago at={lastUsedAt} />
            </>
          )}
        </div>
      </div>
      <Button variant="default" onClick={asking.open} aria-label={`${t('settings.keys.revoke')}: ${name}`}>
        {t('settings.keys.revoke')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={asking.close}
        title={t('settings.keys.revokeTitle', { name })}
        here={t('settings.keys.revokeHere')}
        books={t('settings.keys.revokeBooks')}
        confirmLabel={t('settings.keys.revoke')}
        onConfirm={() => revoking.send({ params: { apiKeyId: apiKey.id } })}
        isPending={revoking.isPending}
        fault={revoking.fault}
        isLoss
      />
    </li>
  );
}
