import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';

const steps = ['compose', 'review', 'done'] as const;

/** Where the invoice is on its way to QuickBooks. */
export function ComposeSteps({ step }: { readonly step: 'compose' | 'review' }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.steps} aria-label={t('invoices.compose.steps.label')}>
      {steps.map(each => (
        <li key={each} className={classes.step} {...(each === step ? { 'aria-current': 'step' as const } : {})}>
          {t(`invoices.compose.steps.${each}`)}
        </li>
      ))}
    </ol>
  );
}
