import { readEstimate } from '@tieout/api';
import { Navigate, useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { EstimateComposer } from './estimate-composer.tsx';
import { isEditable } from './offered-estimate-actions.ts';

/** Changes an estimate. What can no longer be changed is shown, not composed. */
export function EditEstimatePage() {
  const { estimateId } = useParams({ from: '/app/estimates/$estimateId/edit' });
  const found = useRead(readEstimate, { params: { estimateId } });
  if (found.data === undefined)
    return found.error === null ? <PageShapes /> : <FaultNote fault={found.error} onRetry={found.refetch} />;
  if (!isEditable(found.data.state)) return <Navigate to="/estimates/$estimateId" params={{ estimateId }} />;
  return <EstimateComposer key={estimateId} estimate={found.data} />;
}
