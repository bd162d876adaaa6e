import { CustomerSection } from './customer-section.tsx';
import { DatesSection } from './dates-section.tsx';
import { LinesSection } from './lines-section.tsx';
import { RefundSection } from './refund-section.tsx';
import { TaxSection } from './tax-section.tsx';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';
import { WordsSection } from './words-section.tsx';
import classes from './composer.module.css';

interface ComposeFormProps {
  readonly composing: Composing;
  readonly predicted: Prediction;
}

/** All that makes an invoice, in the order in which one thinks of it. */
export function ComposeForm(props: ComposeFormProps) {
  return (
    <div className={classes.form}>
      <CustomerSection {...props} />
      <LinesSection {...props} />
      <DatesSection {...props} />
      {props.composing.kind === 'refund-receipt' && <RefundSection {...props} />}
      <TaxSection {...props} />
      <WordsSection {...props} />
    </div>
  );
}
