import type { Invoice } from '@tieout/api';
import { useNavigate } from '@tanstack/react-router';
import { problemOf } from '../../../api/fault.ts';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { toastDone } from '../../../ui/feedback/toast.ts';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';
import type { useSaving } from './use-saving.ts';

interface OutcomeOptions {
  readonly invoice: Invoice | null;
  readonly composing: Composing;
  readonly predicted: Prediction;
  readonly saving: ReturnType<typeof useSaving>;
}

/** Where one goes after saving or creating. A refusal keeps one where the reason is shown, with all that was typed. */
export function useOutcome({ invoice, composing, predicted, saving }: OutcomeOptions) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const leaveFor = ({ id: invoiceId }: Invoice) => {
    composing.forget();
    return navigate({ to: '/invoices/$invoiceId', params: { invoiceId } });
  };
  const save = async () => {
    const saved = await saving.save(predicted.fields);
    toastDone(t('compose.savedDraft'));
    await leaveFor(saved);
  };
  const post = async () => {
    const outcome = await saving.post(predicted.fields);
    if (outcome.kind === 'posted') return leaveFor(outcome.invoice);
    if (invoice !== null) return undefined;
    // The draft has an address of its own now: a reload goes on with it instead of writing a second one.
    composing.forget();
    const params = { invoiceId: outcome.draft.id };
    const state = { problem: problemOf(outcome.fault) };
    return navigate({ to: '/invoices/$invoiceId/edit', params, replace: true, state });
  };
  return {
    // What saving refuses is told by the composer's note.
    save: () => void save().catch(() => undefined),
    post: () => void post().catch(() => undefined),
  };
}
