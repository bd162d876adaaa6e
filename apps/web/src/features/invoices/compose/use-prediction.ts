import { previewInvoice, type InvoiceFields } from '@tieout/api';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { useRead } from '../../../api/reads.ts';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { useNumberStyle } from '../../../ui/fields/typed-number.ts';
import { readComposition } from './composition.ts';
import { predictedFieldsOf } from './sales-fields.ts';
import type { Composing } from './use-composition.ts';

const previewPauseMs = 200;

type Predicted = Pick<Composing, 'kind' | 'isChange' | 'composition' | 'isTouched'>;

/** What the server predicts for what is being typed: figures, due date, and what stands in the way. Writes nothing. */
export function usePrediction(typed: Predicted) {
  const { kind, isChange, composition, isTouched } = typed;
  const style = useNumberStyle();
  const { fields, errors } = useMemo(() => readComposition(composition, style), [composition, style]);
  const wanted = useMemo(() => {
    if (kind !== 'invoice') return predictedFieldsOf(fields);
    // Its own number is taken by itself.
    return isChange ? { ...fields, number: null } : fields;
  }, [kind, isChange, fields]);
  const [asked] = useDebouncedValue(wanted, previewPauseMs);
  const preview = useRead(previewInvoice, { body: asked }, { keepsPrevious: true });
  const own = useOwnErrors(typed, fields);
  return {
    fields,
    errors: { ...errors, ...own },
    prediction: preview.data,
    checks: preview.data?.checks ?? [],
    isTouched,
    fault: preview.error,
    /** The figures on the page belong to an earlier keystroke. */
    isBehind: preview.isPlaceholderData || asked !== wanted,
  };
}

/** What the server's check of an invoice cannot know: an offer ends after it begins, and money leaves an account. */
function useOwnErrors({ kind, composition }: Predicted, fields: InvoiceFields): Readonly<Record<string, string>> {
  const { t } = useTranslation();
  if (kind === 'estimate' && fields.dueDate !== null && fields.dueDate < fields.txnDate)
    return { dueDate: t('compose.endsTooSoon') };
  if (kind === 'refund-receipt' && (composition.refund?.account ?? null) === null)
    return { account: t('compose.refund.accountNeeded') };
  return {};
}

export type Prediction = ReturnType<typeof usePrediction>;
