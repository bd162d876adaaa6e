import { createEstimate, type Customer } from '@tieout/api';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import { estimateFieldsOf } from '../../features/invoices/compose/sales-fields.ts';
import { SalesComposer } from '../../features/sales-documents/sales-composer.tsx';
import '../../texts/areas/estimates.ts';
import { useTranslation } from '../../texts/use-translation.ts';

/** A new estimate, written here and in QuickBooks at once (U10). */
export function EstimateComposer({ customer }: { readonly customer: Customer | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const creating = useCommand(createEstimate, { touches: ['estimates', 'customers', 'items', 'search'] });
  return (
    <SalesComposer
      start={{ kind: 'estimate', document: null, customer, message: '' }}
      back={{ to: '/estimates', label: t('estimates.title') }}
      write={typed => {
        const body = estimateFieldsOf(typed);
        return body && creating.sendNow({ body });
      }}
      state={creating}
      onWritten={estimateId => navigate({ to: '/estimates/$estimateId', params: { estimateId } })}
    />
  );
}
