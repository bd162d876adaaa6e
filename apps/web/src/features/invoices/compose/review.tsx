import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { BigMoney } from '../../../ui/money/big-money.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { useStanding } from '../../connection/use-connection.ts';
import { isWritten } from './composition.ts';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';
import classes from './composer.module.css';

interface ReviewProps {
  readonly composing: Composing;
  readonly predicted: Prediction;
}

/** Exactly what will be written on both sides, and the total it will come to. */
export function Review({ composing, predicted }: ReviewProps) {
  const { t } = useTranslation();
  const standing = useStanding();
  const { kind, isChange, composition } = composing;
  const totals = predicted.prediction?.totals;
  const connection = standing.kind === 'active' ? standing.connection : undefined;
  const company = connection?.companyName ?? t('common.quickbooks');
  const account = kind === 'invoice' ? connection?.incomeAccount?.name : undefined;
  const created =
    account === undefined
      ? t(`compose.reviewing.books.${kind}`, { company })
      : t('compose.reviewing.booksAccount', { company, account });
  const books = isChange ? t('compose.reviewing.booksChanged', { company }) : created;
  const warnings = predicted.checks.filter(check => check.severity === 'warns');
  return (
    <div className={classes.form}>
      <Section title={t('compose.reviewing.title')}>
        <p className={classes.lead}>{t('compose.reviewing.lead')}</p>
        <dl className={classes.facts}>
          <dt>{t('common.here')}</dt>
          <dd>{isChange ? t('compose.reviewing.hereChanged') : t(`compose.reviewing.here.${kind}`)}</dd>
          <dt>{t('common.quickbooks')}</dt>
          <dd>{books}</dd>
          <dt>{t('compose.reviewing.customer')}</dt>
          <dd>{composition.customerName}</dd>
          {kind === 'refund-receipt' && (
            <>
              <dt>{t('compose.refund.account')}</dt>
              <dd>{composition.refund?.account?.name ?? t('common.empty')}</dd>
            </>
          )}
          <dt>{t('compose.lines')}</dt>
          <dd>
            {composition.lines.filter(isWritten).map(line => (
              <div key={line.id}>
                {line.quantity} × {line.itemName === '' ? line.description : line.itemName}
              </div>
            ))}
          </dd>
        </dl>
        {warnings.map(check => (
          <Note key={`${check.code}${check.path}`} tone="amber">
            {check.sentence}
          </Note>
        ))}
      </Section>
      <Section title={t('compose.reviewing.total')}>
        {totals !== undefined && <BigMoney amount={totals.total} currency={composition.currency} />}
        <p className={classes.lead}>
          {totals?.isEstimate === true ? t('compose.reviewing.estimateText') : t('compose.reviewing.totalText')}
        </p>
      </Section>
    </div>
  );
}
