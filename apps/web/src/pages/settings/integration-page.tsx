import { disconnect, type Connection } from '@tieout/api';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useCommand } from '../../api/use-command.ts';
import { useCompanyLookedAt } from '../../features/connection/company-scope.ts';
import { ConnectButton } from '../../features/connection/connect-button.tsx';
import { ConnectPitch } from '../../features/connection/connect-pitch.tsx';
import { standingOf, useCompaniesOn, useStanding, type Standing } from '../../features/connection/use-connection.ts';
import { useMay } from '../../features/session/session-query.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import '../../texts/areas/overview.ts';
import '../../texts/areas/quickbooks.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { Ago } from '../../ui/dates/dates.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { Section } from '../../ui/page/section.tsx';
import { SyncGlyph } from '../../ui/sync/sync-glyph.tsx';
import { SettingsPage } from './settings-page.tsx';
import classes from '../../ui/rows/setting-row.module.css';

/** QuickBooks: connected or not, and the way to either (BKP-05, BKP-09). */
export function IntegrationPage() {
  const standing = useStanding();
  return (
    <SettingsPage tab="integration">
      {standing.kind === 'unknown' && <PageShapes />}
      {standing.kind === 'none' && <ConnectPitch />}
      {standing.kind !== 'unknown' && standing.kind !== 'none' && <Integrations standing={standing} />}
    </SettingsPage>
  );
}

type Known = Exclude<Standing, { kind: 'unknown' | 'none' }>;
const marks = { active: 'in-step', connecting: 'waiting-in', 'needs-reconnect': 'problem', frozen: 'frozen' } as const;

/** Every company that is on, with the way to a further one; the frozen one where none is. */
function Integrations({ standing }: { readonly standing: Known }) {
  const { t } = useTranslation();
  const companies = useCompaniesOn();
  if (companies.length === 0) {
    return (
      <Section title={t('common.quickbooks')}>
        <Integration standing={standing} />
      </Section>
    );
  }
  return (
    <Section title={t('common.quickbooks')}>
      {companies.map(company => {
        const own = standingOf([company]);
        return own.kind === 'unknown' || own.kind === 'none' ? null : <Integration key={company.id} standing={own} />;
      })}
      <div className={classes.row}>
        <ConnectButton variant="default" label={t('quickbooks.companies.add')} />
      </div>
    </Section>
  );
}

function Integration({ standing }: { readonly standing: Known }) {
  const { t } = useTranslation();
  const mayConnect = useMay('quickbooks.connect');
  const mayImport = useMay('quickbooks.write');
  const { connection } = standing;
  const isOff = standing.kind === 'frozen';
  const [, lookAt] = useCompanyLookedAt();
  return (
    <>
      <div className={classes.row}>
        <SyncGlyph mark={marks[standing.kind]} size={28} />
        <div className={classes.text}>
          <div className={classes.name}>{connection.companyName}</div>
          <div className="quiet">
            {t(`overview.state.${standing.kind}`)} · <Ago at={connection.disconnectedAt ?? connection.connectedAt} />
          </div>
          {isOff && <div className="quiet">{t('settings.integration.frozen')}</div>}
        </div>
        {standing.kind === 'active' && mayImport && (
          <LinkButton variant="default" target={{ to: '/quickbooks/import' }} onFollow={() => lookAt(connection.id)}>
            {t('settings.integration.importAgain')}
          </LinkButton>
        )}
        {standing.kind === 'needs-reconnect' && (
          <ConnectButton connectionId={connection.id} returnTo="/settings/integration" />
        )}
        {!isOff && mayConnect && <Disconnect connection={connection} />}
      </div>
      {isOff && (
        <div className={classes.row}>
          <span className="quiet">{t('settings.integration.reconnectText')}</span>
          <ConnectButton />
        </div>
      )}
    </>
  );
}

function Disconnect({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const [isAsking, asking] = useDisclosure(false);
  const leaving = useCommand(disconnect, {
    touches: ['connections', 'home', 'customers', 'items', 'invoices'],
    onDone: () => {
      toastDone(t('settings.integration.done'));
      asking.close();
    },
  });
  return (
    <>
      <Button variant="default" onClick={asking.open}>
        {t('settings.integration.disconnect')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={asking.close}
        title={t('settings.integration.disconnectTitle', { company: connection.companyName })}
        here={t('settings.integration.disconnectHere')}
        books={t('settings.integration.disconnectBooks')}
        confirmLabel={t('settings.integration.disconnect')}
        onConfirm={() => leaving.send({ params: { connectionId: connection.id } })}
        isPending={leaving.isPending}
        fault={leaving.fault}
        isLoss
      />
    </>
  );
}
