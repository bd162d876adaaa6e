import { Button } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useDeps } from '../../app/deps.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { dayText, todayIn } from '../../ui/dates/date-text.ts';
import { Note } from '../../ui/feedback/note.tsx';
import { useManner } from '../../ui/format/locale-context.ts';
import { ConnectButton } from './connect-button.tsx';
import { standingOf, useCompaniesOn, useStanding, type Standing } from './use-connection.ts';
import classes from './connection-banner.module.css';

/** Says on every page what a dead or frozen connection means for what is shown there. */
export function ConnectionBanner() {
  const companies = useCompaniesOn();
  const standing = useStanding();
  if (companies.length < 2) return <StandingBanner standing={standing} />;
  return companies.map(company => <StandingBanner key={company.id} standing={standingOf([company])} />);
}

function StandingBanner({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation();
  const { pathname, href } = useLocation();
  const manner = useManner();
  const { now } = useDeps();
  if (standing.kind === 'unknown' || standing.kind === 'none' || standing.kind === 'active') return null;
  const { companyName: company, id, disconnectedAt } = standing.connection;
  if (standing.kind === 'connecting') {
    if (pathname.startsWith('/quickbooks/')) return null;
    return (
      <div className={classes.banner}>
        <Note tone="quiet" action={<SetupLink />}>
          {t('shell.banner.setup', { company })}
        </Note>
      </div>
    );
  }
  const reconnect = <ConnectButton connectionId={id} returnTo={href} variant="default" size="xs" />;
  if (standing.kind === 'needs-reconnect') {
    return (
      <div className={classes.banner}>
        <Note tone="amber" action={reconnect}>
          {t('shell.banner.reconnect', { company })}
        </Note>
      </div>
    );
  }
  const day = todayIn(manner.timeZone, new Date(disconnectedAt ?? standing.connection.connectedAt));
  return (
    <div className={classes.banner}>
      <Note tone="snow" action={reconnect}>
        {t('shell.banner.frozen', { company, date: dayText(day, manner.locale, todayIn(manner.timeZone, now())) })}
      </Note>
    </div>
  );
}

function SetupLink() {
  const { t } = useTranslation();
  return (
    <Button component={Link} to="/quickbooks/setup" variant="default" size="xs">
      {t('shell.banner.setupAction')}
    </Button>
  );
}
