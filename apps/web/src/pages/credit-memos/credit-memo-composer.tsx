import { createCreditMemo, updateCreditMemo, type CreditMemo, type Customer, type Invoice } from '@tieout/api';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { salesFieldsOf } from '../../features/invoices/compose/sales-fields.ts';
import { SalesComposer } from '../../features/sales-documents/sales-composer.tsx';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';

const touches = ['credit-memos', 'customers', 'items', 'home', 'search'];

interface CreditMemoComposerProps {
  /** The one that is changed; null for a new one. */
  readonly creditMemo: CreditMemo | null;
  readonly customer?: Customer | undefined;
  /** The invoice that is given back, or a part of it. */
  readonly source?: Invoice | undefined;
}

/** A credit memo, written or changed here and in QuickBooks at once (U12). */
export function CreditMemoComposer({ creditMemo, customer, source }: CreditMemoComposerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // What arrives while one types is not what one typed on: the server is told which version that was.
  const [document] = useState(creditMemo);
  const creating = useCommand(createCreditMemo, { touches });
  const changing = useCommand(updateCreditMemo, { touches });
  const message = source === undefined ? '' : t('creditMemos.forInvoice', { number: source.number ?? '' });
  return (
    <SalesComposer
      start={{ kind: 'credit-memo', document, customer, source, message }}
      back={{ to: '/credit-memos', label: t('creditMemos.title') }}
      write={typed => {
        const body = salesFieldsOf(typed);
        if (body === undefined) return undefined;
        if (document === null) return creating.sendNow({ body });
        return changing.sendNow({ params: { creditMemoId: document.id }, body }, document.version);
      }}
      state={document === null ? creating : changing}
      onWritten={creditMemoId => navigate({ to: '/credit-memos/$creditMemoId', params: { creditMemoId } })}
    />
  );
}
