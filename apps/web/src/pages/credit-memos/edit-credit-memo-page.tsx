import { readCreditMemo } from '@tieout/api';
import { Navigate, useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { CreditMemoComposer } from './credit-memo-composer.tsx';
import { offeredCreditActions } from './offered-credit-actions.ts';

/** Changes a credit memo. What can no longer be changed is shown, not composed. */
export function EditCreditMemoPage() {
  const { creditMemoId } = useParams({ from: '/app/credit-memos/$creditMemoId/edit' });
  const { t } = useTranslation();
  const found = useRead(readCreditMemo, { params: { creditMemoId } });
  if (found.data === undefined)
    return <RecordPending found={found} back={{ to: '/credit-memos', label: t('creditMemos.title') }} />;
  if (!offeredCreditActions(found.data.state, true).canBeEdited)
    return <Navigate to="/credit-memos/$creditMemoId" params={{ creditMemoId }} />;
  return <CreditMemoComposer key={creditMemoId} creditMemo={found.data} />;
}
