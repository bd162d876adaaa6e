import { Link } from '@tanstack/react-router';
import '../../texts/areas/home.ts';
import '../../texts/areas/invoices.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { useManner } from '../../ui/format/locale-context.ts';
import { Section } from '../../ui/page/section.tsx';
import type { Home } from './home-page.tsx';
import classes from './home-page.module.css';

const shown = ['draft', 'to-be-sent', 'sent', 'partially-paid', 'overdue', 'paid'] as const;

/** Invoices by state; each count leads to its list. */
export function InvoiceCounts({ home }: { readonly home: Home }) {
  const { t } = useTranslation();
  const { locale } = useManner();
  return (
    <Section title={t('home.invoices')}>
      <ul className={classes.counts}>
        {shown.map(state => (
          <li key={state}>
            <Link to="/invoices" search={{ state }} className={classes.count}>
              <span
                className={classes.countFigure}
                data-tone={state === 'overdue' && home.invoiceCounts[state] > 0 ? 'amber' : undefined}
              >
                {home.invoiceCounts[state].toLocaleString(locale)}
              </span>
              <span className={classes.caption}>{t(`invoices.state.${state}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
