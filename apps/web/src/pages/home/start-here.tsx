import { ConnectButton } from '../../features/connection/connect-button.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/customers.ts';
import '../../texts/areas/home.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { Section } from '../../ui/page/section.tsx';
import type { Home } from './home-page.tsx';
import classes from './home-page.module.css';

/** The first steps of an empty workspace. */
export function StartHere({ home }: { readonly home: Home }) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  if (!mayWrite) return null;
  return (
    <Section title={t('home.start.title')}>
      <ol className={classes.start}>
        {home.connection === null && (
          <li className={classes.step}>
            {t('home.start.connect')}
            <ConnectButton />
          </li>
        )}
        <li className={classes.step}>
          {t('home.start.customer')}
          <LinkButton variant="default" target={{ to: '/customers/new' }}>
            {t('customers.new')}
          </LinkButton>
        </li>
        <li className={classes.step}>
          {t('home.start.invoice')}
          <LinkButton variant={home.connection === null ? 'default' : 'filled'} target={{ to: '/invoices/new' }}>
            {t('invoices.new')}
          </LinkButton>
        </li>
      </ol>
    </Section>
  );
}
