import { readCreditMemo } from '@tieout/api';
import { Navigate, useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { CreditMemoComposer } from './credit-memo-composer.tsx';
import { offeredCreditActions } from './offered-credit-actions.ts';

/** Changes a credit memo. What can no longer be changed is shown, not composed. */
export function EditCreditMemoPage() {
  const { creditMemoId } = useParams({ from: '/app/credit-memos/$creditMemoId/edit' });
  const found = useRead(readCreditMemo, { params: { creditMemoId } });
  if (found.data === undefined)
    return found.error === null ? <PageShapes /> : <FaultNote fault={found.error} onRetry={found.refetch} />;
  if (!offeredCreditActions(found.data.state, true).canBeEdited)
    return <Navigate to="/credit-memos/$creditMemoId" params={{ creditMemoId }} />;
  return <CreditMemoComposer key={creditMemoId} creditMemo={found.data} />;
}
