import { createEstimate, updateEstimate, type Customer, type Estimate } from '@tieout/api';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { estimateFieldsOf } from '../../features/invoices/compose/sales-fields.ts';
import { SalesComposer } from '../../features/sales-documents/sales-composer.tsx';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';

const touches = ['estimates', 'customers', 'items', 'search'];

interface EstimateComposerProps {
  /** The one that is changed; null for a new one. */
  readonly estimate: Estimate | null;
  readonly customer?: Customer | undefined;
}

/** An estimate, written or changed here and in QuickBooks at once (U10). */
export function EstimateComposer({ estimate, customer }: EstimateComposerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // What arrives while one types is not what one typed on: the server is told which version that was.
  const [document] = useState(estimate);
  const creating = useCommand(createEstimate, { touches });
  const changing = useCommand(updateEstimate, { touches });
  return (
    <SalesComposer
      start={{ kind: 'estimate', document, customer, message: '' }}
      back={{ to: '/estimates', label: t('estimates.title') }}
      write={typed => {
        const body = estimateFieldsOf(typed);
        if (body === undefined) return undefined;
        if (document === null) return creating.sendNow({ body });
        return changing.sendNow({ params: { estimateId: document.id }, body }, document.version);
      }}
      state={document === null ? creating : changing}
      onWritten={estimateId => navigate({ to: '/estimates/$estimateId', params: { estimateId } })}
    />
  );
}
