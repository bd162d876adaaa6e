import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import classes from './composer.module.css';

const steps = ['compose', 'review', 'done'] as const;

/** Where the invoice is on its way to QuickBooks. */
export function ComposeSteps({ step }: { readonly step: 'compose' | 'review' }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.steps} aria-label={t('compose.steps.label')}>
      {steps.map(each => (
        <li key={each} className={classes.step} {...(each === step ? { 'aria-current': 'step' as const } : {})}>
          {t(`compose.steps.${each}`)}
        </li>
      ))}
    </ol>
  );
}
