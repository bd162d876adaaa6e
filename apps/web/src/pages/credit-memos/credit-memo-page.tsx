import { readCreditMemo, readCreditMemoTimeline, type CreditMemo } from '@tieout/api';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { creditMemoDocumentOf } from '../../features/invoices/document/document-view.ts';
import { DocumentRecord } from '../../features/sales-documents/document-record.tsx';
import { CreditMemoStateBadge } from '../../features/sales-documents/credit-memo-state-badge.tsx';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Money } from '../../ui/money/money.tsx';
import { CreditMemoActions } from './credit-memo-actions.tsx';

/** One credit memo: what was given back, what is left of it, how it stands on both sides. */
export function CreditMemoPage() {
  const { t } = useTranslation();
  const { creditMemoId } = useParams({ from: '/app/credit-memos/$creditMemoId' });
  const found = useRead(readCreditMemo, { params: { creditMemoId } });
  if (found.data !== undefined) return <CreditMemoRecord creditMemo={found.data} />;
  return <RecordPending found={found} back={{ to: '/credit-memos', label: t('creditMemos.title') }} />;
}

function CreditMemoRecord({ creditMemo }: { readonly creditMemo: CreditMemo }) {
  const { t } = useTranslation();
  const { id, number, remaining, currency } = creditMemo;
  const title = number === null ? t('creditMemos.unnumbered') : t('creditMemos.one', { number });
  const timeline = useRead(readCreditMemoTimeline, { params: { creditMemoId: id } });
  return (
    <DocumentRecord
      kind="credit-memo"
      title={title}
      back={{ to: '/credit-memos', label: t('creditMemos.title') }}
      badge={<CreditMemoStateBadge state={creditMemo.state} />}
      actions={<CreditMemoActions creditMemo={creditMemo} title={title} />}
      document={creditMemo}
      view={creditMemoDocumentOf(creditMemo)}
      facts={[{ label: t('creditMemos.remaining'), value: <Money amount={remaining} currency={currency} /> }]}
      timeline={timeline}
    />
  );
}
