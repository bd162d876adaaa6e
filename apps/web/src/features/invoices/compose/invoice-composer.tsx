import type { Customer, Invoice } from '@tieout/api';
import { Button } from '@mantine/core';
import '../../../texts/areas/compose.ts';
import '../../../texts/areas/invoices.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { ConnectButton } from '../../connection/connect-button.tsx';
import { useStanding } from '../../connection/use-connection.ts';
import { Composer } from './composer.tsx';
import { useComposition } from './use-composition.ts';
import { useOutcome } from './use-outcome.ts';
import { usePrediction, type Prediction } from './use-prediction.ts';
import { useSaving } from './use-saving.ts';

interface InvoiceComposerProps {
  /** The draft that is gone on with; null for a new one. */
  readonly invoice: Invoice | null;
  readonly customer?: Customer | undefined;
  readonly message: string;
  /** Why QuickBooks refused it a moment ago, when the composer was reached by that refusal. */
  readonly fault?: unknown;
}

/** An invoice: saved as a draft, or created in QuickBooks. */
export function InvoiceComposer({ invoice, customer, message, fault }: InvoiceComposerProps) {
  const { t } = useTranslation();
  const composing = useComposition({ kind: 'invoice', document: invoice, customer, message });
  const predicted = usePrediction(composing);
  const saving = useSaving(invoice);
  const { save, post } = useOutcome({ invoice, composing, predicted, saving });
  return (
    <Composer
      title={invoice === null ? t('compose.newTitle.invoice') : t('compose.editTitle.draft')}
      back={{ to: '/invoices', label: t('invoices.title') }}
      composing={composing}
      predicted={predicted}
      fault={saving.fault ?? fault}
      draftButton={<DraftButton predicted={predicted} saving={saving} onSave={save} />}
      onWrite={post}
      isWriting={saving.isPosting || saving.isSaving}
      writeLabel={t('compose.create')}
    />
  );
}

interface DraftButtonProps {
  readonly predicted: Prediction;
  readonly saving: ReturnType<typeof useSaving>;
  readonly onSave: () => void;
}

/** Without a connection the draft can be saved, and the way to connect is here (BKP-05). */
function DraftButton({ predicted, saving, onSave }: DraftButtonProps) {
  const { t } = useTranslation();
  const standing = useStanding();
  return (
    <>
      <Button
        variant={standing.kind === 'active' ? 'default' : 'filled'}
        loading={saving.isSaving && !saving.isPosting}
        disabled={Object.keys(predicted.errors).length > 0}
        onClick={onSave}
      >
        {t('compose.saveDraft')}
      </Button>
      {standing.kind === 'none' && <ConnectButton variant="default" returnTo="/quickbooks/setup" />}
    </>
  );
}
