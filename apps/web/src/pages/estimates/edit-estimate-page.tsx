import { readEstimate } from '@tieout/api';
import { Navigate, useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { EstimateComposer } from './estimate-composer.tsx';
import { isEditable } from './offered-estimate-actions.ts';

/** Changes an estimate. What can no longer be changed is shown, not composed. */
export function EditEstimatePage() {
  const { estimateId } = useParams({ from: '/app/estimates/$estimateId/edit' });
  const { t } = useTranslation();
  const found = useRead(readEstimate, { params: { estimateId } });
  if (found.data === undefined)
    return <RecordPending found={found} back={{ to: '/estimates', label: t('estimates.title') }} />;
  if (!isEditable(found.data.state)) return <Navigate to="/estimates/$estimateId" params={{ estimateId }} />;
  return <EstimateComposer key={estimateId} estimate={found.data} />;
}
