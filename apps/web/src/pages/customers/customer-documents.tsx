import {
  listCreditMemos,
  listEstimates,
  listRefundReceipts,
  type CreditMemoRow,
  type EstimateRow,
  type RefundReceiptRow,
} from '@tieout/api';
import { rowsPerPage, useRows } from '../../api/reads.ts';
import { useCreditMemoWords } from '../../features/sales-documents/credit-memo-words.tsx';
import {
  useDocumentColumns,
  type DocumentRow,
  type DocumentWords,
} from '../../features/sales-documents/document-columns.tsx';
import { useEstimateWords } from '../../features/sales-documents/estimate-words.tsx';
import { useRefundReceiptWords } from '../../features/sales-documents/refund-receipt-words.tsx';
import { recordTarget } from '../../features/records/record-path.ts';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { DataTable, type RowsState } from '../../ui/table/data-table.tsx';

interface OfCustomer {
  readonly customerId: string;
}

/** The estimates of one customer, newest first. */
export function CustomerEstimates({ customerId }: OfCustomer) {
  const state = useRows<EstimateRow>({
    name: listEstimates.name,
    filter: { customerId },
    fetchPage: (call, cursor, signal) =>
      call(listEstimates, { query: { customerId, cursor, limit: rowsPerPage } }, { signal }),
  });
  return <Documents words={useEstimateWords()} state={state} />;
}

/** The credit memos of one customer, newest first. */
export function CustomerCreditMemos({ customerId }: OfCustomer) {
  const state = useRows<CreditMemoRow>({
    name: listCreditMemos.name,
    filter: { customerId },
    fetchPage: (call, cursor, signal) =>
      call(listCreditMemos, { query: { customerId, cursor, limit: rowsPerPage } }, { signal }),
  });
  return <Documents words={useCreditMemoWords()} state={state} />;
}

/** The refund receipts of one customer, newest first. */
export function CustomerRefundReceipts({ customerId }: OfCustomer) {
  const state = useRows<RefundReceiptRow>({
    name: listRefundReceipts.name,
    filter: { customerId },
    fetchPage: (call, cursor, signal) =>
      call(listRefundReceipts, { query: { customerId, cursor, limit: rowsPerPage } }, { signal }),
  });
  return <Documents words={useRefundReceiptWords()} state={state} />;
}

interface DocumentsProps<Row extends DocumentRow> {
  readonly words: DocumentWords<Row>;
  readonly state: RowsState<Row>;
}

function Documents<Row extends DocumentRow>({ words, state }: DocumentsProps<Row>) {
  const { t } = useTranslation();
  const columns = useDocumentColumns(words, { isCustomerHidden: true });
  const label = t(`customers.documents.${words.kind}`);
  return (
    <DataTable
      label={label}
      columns={columns}
      state={state}
      rowKey={row => row.id}
      linkOf={row => recordTarget(words.kind, row.id)}
      empty={<p className="quiet">{t('customers.documents.none')}</p>}
    />
  );
}
