import type { Connection } from '@tieout/api';
import { Link } from '@tanstack/react-router';
import { useCompanyLookedAt } from '../../features/connection/company-scope.ts';
import { ConnectButton } from '../../features/connection/connect-button.tsx';
import { standingOf } from '../../features/connection/use-connection.ts';
import { readsPercent } from '../../features/connection/reads-percent.ts';
import '../../texts/areas/home.ts';
import '../../texts/areas/overview.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { useManner } from '../../ui/format/locale-context.ts';
import { percentText } from '../../ui/money/money-parts.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { Section } from '../../ui/page/section.tsx';
import { SyncGlyph } from '../../ui/sync/sync-glyph.tsx';
import type { Home } from './home-page.tsx';
import classes from './home-page.module.css';

/** How QuickBooks stands, or the way to connect it (BKP-05). */
export function ConnectionCard({ home }: { readonly home: Home }) {
  const { t } = useTranslation();
  const { connection } = home;
  if (connection === null) {
    return (
      <Section title={t('common.quickbooks')}>
        <p className="quiet">{t('quickbooks.connect.shortText')}</p>
        <ConnectButton />
      </Section>
    );
  }
  return (
    <Section title={t('common.quickbooks')}>
      {[connection, ...home.otherCompanies].map(company => (
        <Company key={company.id} connection={company} />
      ))}
    </Section>
  );
}

function Company({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const { locale } = useManner();
  const standing = standingOf([connection]);
  const [, lookAt] = useCompanyLookedAt();
  return (
    <div className={classes.joined}>
      <Link to="/quickbooks" className={classes.company} onClick={() => lookAt(connection.id)}>
        <SyncGlyph
          mark={
            standing.kind === 'frozen'
              ? 'frozen'
              : connection.problemCount > 0 || standing.kind === 'needs-reconnect'
                ? 'problem'
                : 'in-step'
          }
        />
        {connection.companyName}
      </Link>
      <div className={classes.caption}>
        {standing.kind === 'active' && connection.lastInStepAt !== null ? (
          <>
            {t('home.connection.since')} · <Ago at={connection.lastInStepAt} />
          </>
        ) : (
          standing.kind !== 'unknown' && standing.kind !== 'none' && t(`overview.state.${standing.kind}`)
        )}
      </div>
      <div className={classes.caption}>
        {connection.problemCount > 0 && `${t('home.connection.needYou', { count: connection.problemCount })} · `}
        {connection.waitingOut === 0
          ? t('home.connection.nothingWaits')
          : t('home.connection.waiting', { count: connection.waitingOut })}
      </div>
      <div className={classes.caption}>
        {t('home.connection.reads', { percent: percentText(readsPercent(connection.reads), locale) })}
      </div>
    </div>
  );
}
