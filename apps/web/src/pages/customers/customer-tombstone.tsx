import { restoreCustomer, type Customer } from '@tieout/api';
import { useCommand } from '../../api/use-command.ts';
import { TombstoneNote } from '../../features/records/tombstone-note.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';

/** Says that the customer was deleted here, and brings it back (I2G-20, U06). */
export function CustomerTombstone({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  const restoring = useCommand(restoreCustomer, {
    touches: ['customers', 'home', 'search'],
    onDone: restored => toastDone(t('customers.restored', { name: restored.fullName })),
    onRefused: toastFault,
  });
  const restore = () => restoring.send({ params: { customerId: customer.id } });
  return (
    <TombstoneNote
      sentence={customer.sync.sentence}
      onRestore={mayWrite ? restore : undefined}
      isRestoring={restoring.isPending}
    />
  );
}
