import type { ComparedAmount, TieOutRun } from '@tieout/api';
import '../../../texts/areas/sync.ts';
import '../../../texts/areas/tie-out.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Section } from '../../../ui/page/section.tsx';
import { Money } from '../../../ui/money/money.tsx';
import { Difference } from './difference.tsx';
import classes from './tie-out-page.module.css';

/** The figures of both sides: what is owed, and per kind and currency what the documents come to. */
export function TieOutFigures({ run }: { readonly run: TieOutRun }) {
  const { t } = useTranslation();
  return (
    <Section title={t('tieOut.figures.title')}>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('tieOut.figures.title')}>
        <table className={`${classes.table} ${classes.figures}`}>
          <thead>
            <tr>
              <th scope="col">{t('tieOut.figures.what')}</th>
              <th scope="col">{t('tieOut.figures.count')}</th>
              <th scope="col">{t('common.here')}</th>
              <th scope="col">{t('common.quickbooks')}</th>
              <th scope="col">{t('sync.pair.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {run.receivables.map(row => (
              <AmountRow
                key={row.currency}
                name={t('tieOut.figures.receivables')}
                currency={row.currency}
                amount={row}
                isTotal
              />
            ))}
            {run.totals.map(({ kind, currency, counts, total }) => (
              <AmountRow
                key={`${kind}-${currency}`}
                name={t(`tieOut.kinds.${kind}`)}
                count={counts.ties + counts.differs + counts.onlyHere + counts.onlyInBooks}
                currency={currency}
                amount={total}
              />
            ))}
            {run.crossChecks.map(({ name, currency, documents, report, difference }) => (
              <AmountRow
                key={`${name}-${currency}`}
                name={name}
                currency={currency}
                amount={{ here: documents, books: report, difference }}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

interface AmountRowProps {
  readonly name: string;
  readonly count?: number;
  readonly currency: string;
  readonly amount: ComparedAmount;
  readonly isTotal?: boolean;
}

function AmountRow({ name, count, currency, amount, isTotal }: AmountRowProps) {
  return (
    <tr data-total={isTotal}>
      <th scope="row">{name}</th>
      <td>{count}</td>
      <td>
        <Money amount={amount.here} currency={currency} />
      </td>
      <td>
        <Money amount={amount.books} currency={currency} />
      </td>
      <td>
        <Difference amount={amount.difference} currency={currency} />
      </td>
    </tr>
  );
}
