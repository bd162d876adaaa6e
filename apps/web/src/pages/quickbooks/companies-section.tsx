import { updateConnection, type Connection } from '@tieout/api';
import { Button } from '@mantine/core';
import { useCommand } from '../../api/use-command.ts';
import { useCompanyLookedAt } from '../../features/connection/company-scope.ts';
import { ConnectButton } from '../../features/connection/connect-button.tsx';
import { standingOf, useCompaniesOn, useConnections, useStanding } from '../../features/connection/use-connection.ts';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/overview.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import { Section } from '../../ui/page/section.tsx';
import { SyncGlyph } from '../../ui/sync/sync-glyph.tsx';
import rows from '../../ui/rows/setting-row.module.css';
import classes from './companies-section.module.css';

/** Every company of the workspace with how it stands, and the way to a further one. */
export function CompaniesSection() {
  const { t } = useTranslation();
  const mayConnect = useMay('quickbooks.connect');
  const connections = useConnections() ?? [];
  return (
    <Section title={t('quickbooks.companies.title')}>
      <p className="quiet">{t('quickbooks.companies.lead')}</p>
      <ul className={rows.rows} id="companies">
        {connections.map(connection => (
          <CompanyRow key={connection.id} connection={connection} />
        ))}
      </ul>
      {mayConnect && <ConnectButton variant="default" label={t('quickbooks.companies.add')} />}
    </Section>
  );
}

function CompanyRow({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const isSeveral = useCompaniesOn().length > 1;
  const { kind } = standingOf([connection]);
  const isOff = connection.state === 'disconnected';
  const caption = [
    kind === 'unknown' || kind === 'none' ? '' : t(`overview.state.${kind}`),
    ...(connection.problemCount > 0 ? [t('quickbooks.companies.problems', { count: connection.problemCount })] : []),
    ...(connection.waitingOut > 0 ? [t('quickbooks.companies.waiting', { count: connection.waitingOut })] : []),
  ].join(' · ');
  return (
    <li className={rows.row}>
      <SyncGlyph
        mark={isOff ? 'frozen' : connection.problemCount > 0 || kind === 'needs-reconnect' ? 'problem' : 'in-step'}
      />
      <div className={rows.text}>
        <div className={rows.name}>
          {connection.companyName}{' '}
          {isSeveral && connection.isDefault && <Badge tone="quiet">{t('quickbooks.companies.default')}</Badge>}
        </div>
        <div className="quiet">{caption}</div>
      </div>
      <CompanyActions connection={connection} isSeveral={isSeveral} />
    </li>
  );
}

interface CompanyActionsProps {
  readonly connection: Connection;
  readonly isSeveral: boolean;
}

function CompanyActions({ connection, isSeveral }: CompanyActionsProps) {
  const { t } = useTranslation();
  const mayConnect = useMay('quickbooks.connect');
  const standing = useStanding();
  const [, lookAt] = useCompanyLookedAt();
  const saving = useCommand(updateConnection, {
    touches: ['connections', 'home'],
    onDone: () => toastDone(t('common.saved')),
    onRefused: toastFault,
  });
  const { id, state, isDefault, companyName: company } = connection;
  const isShown = standing.kind !== 'unknown' && standing.kind !== 'none' && standing.connection.id === id;
  if (state === 'disconnected' || state === 'needs-reconnect') {
    return <ConnectButton connectionId={id} returnTo="/quickbooks" variant="default" size="xs" />;
  }
  if (!isSeveral) return null;
  return (
    <div className={classes.actions}>
      {!isDefault && mayConnect && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('quickbooks.companies.makeDefaultOf', { company })}
          loading={saving.isPending}
          onClick={() => saving.send({ params: { connectionId: id }, body: { isDefault: true } })}
        >
          {t('quickbooks.companies.makeDefault')}
        </Button>
      )}
      {!isShown && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('quickbooks.companies.showOf', { company })}
          onClick={() => lookAt(id)}
        >
          {t('quickbooks.companies.show')}
        </Button>
      )}
    </div>
  );
}
