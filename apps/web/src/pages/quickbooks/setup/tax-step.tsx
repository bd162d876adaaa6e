import { readTaxComparison, type TaxCode } from '@tieout/api';
import { Checkbox, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../../api/reads.ts';
import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { CurrencyTable } from './currency-table.tsx';
import { Question } from './question.tsx';
import { TaxTable } from './tax-table.tsx';
import { useAnswer } from './use-answer.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** Tax rates and currencies of both sides, to be confirmed before any write (I2G-08, I2G-09). */
export function TaxStep(props: WizardStepProps) {
  const { t } = useTranslation();
  const found = useRead(readTaxComparison, { params: { connectionId: props.connection.id } });
  const [isConfirmed, setConfirmed] = useState(props.connection.isTaxConfirmed);
  const { answer, ...saving } = useAnswer(props, 'preset');
  return (
    <Question
      title={t('wizard.tax.question')}
      text={t('wizard.tax.text')}
      fault={saving.fault}
      next={{
        onPress: () => answer({ isTaxConfirmed: true }),
        isPending: saving.isPending,
        isDisabled: !isConfirmed || found.data === undefined,
      }}
    >
      {found.error !== null && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined && found.error === null && <Skeleton height={240} />}
      {found.data !== undefined && (
        <>
          <TaxRates model={found.data.taxModel} codes={found.data.taxCodes} />
          <CurrencyTable comparison={found.data} />
          <Checkbox
            label={t('wizard.tax.confirm')}
            checked={isConfirmed}
            onChange={event => setConfirmed(event.currentTarget.checked)}
          />
        </>
      )}
    </Question>
  );
}

/** The tax codes that charge something, or the reason why there is nothing to compare. */
function TaxRates({ model, codes }: { readonly model: string; readonly codes: readonly TaxCode[] }) {
  const { t } = useTranslation();
  if (model === 'off') return <Note tone="quiet">{t('wizard.tax.off')}</Note>;
  // In the US, TAX and NON are ticks on a line and carry no rate of their own.
  const shown = codes.filter(code => code.rates.length > 0 || model === 'global');
  return (
    <>
      {model === 'us-automated' && <Note tone="quiet">{t('wizard.tax.automated')}</Note>}
      {shown.length > 0 && <TaxTable codes={shown} />}
    </>
  );
}
