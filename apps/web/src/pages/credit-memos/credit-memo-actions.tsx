import { addressOf, deleteCreditMemo, readCreditMemoPdf, type CreditMemo } from '@tieout/api';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { useStandingOf } from '../../features/connection/use-connection.ts';
import { PdfButton } from '../../features/records/pdf-button.tsx';
import { DocumentMenu } from '../../features/sales-documents/document-menu.tsx';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/credit-memos.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { WhenOpened } from '../../ui/switch/when-opened.tsx';
import { offeredCreditActions } from './offered-credit-actions.ts';

const ApplyDialog = lazy(async () => ({ default: (await import('./apply-dialog.tsx')).ApplyDialog }));

interface CreditMemoActionsProps {
  readonly creditMemo: CreditMemo;
  /** As its page is called. */
  readonly title: string;
}

/** What can be done in this state by this person: applied while something is left, changed, deleted (U12). */
export function CreditMemoActions({ creditMemo, title }: CreditMemoActionsProps) {
  const mayWrite = useMay('records.write');
  const standing = useStandingOf(creditMemo.sync.company?.id);
  const deleting = useCommand(deleteCreditMemo, {
    touches: ['credit-memos', 'invoices', 'payments', 'customers', 'home', 'search'],
  });
  const params = { creditMemoId: creditMemo.id };
  const pdf = <PdfButton record={creditMemo} href={addressOf(readCreditMemoPdf, { params })} />;
  if (!mayWrite) return pdf;
  const offered = offeredCreditActions(creditMemo.state, standing.kind === 'active');
  return (
    <>
      {pdf}
      {offered.canBeApplied && <ApplyButton creditMemo={creditMemo} />}
      <DocumentMenu
        document={creditMemo}
        title={title}
        list="/credit-memos"
        editing={offered.canBeEdited ? { to: '/credit-memos/$creditMemoId/edit', params } : undefined}
        canBeDeleted={offered.canBeDeleted}
        onDelete={() => deleting.sendNow({ params })}
        deletion={deleting}
      />
    </>
  );
}

function ApplyButton({ creditMemo }: { readonly creditMemo: CreditMemo }) {
  const { t } = useTranslation();
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<Icon name="check" />} onClick={dialog.open}>
        {t('creditMemos.apply.action')}
      </Button>
      <WhenOpened isOpen={isOpen}>
        <ApplyDialog creditMemo={creditMemo} isOpen={isOpen} onClose={dialog.close} />
      </WhenOpened>
    </>
  );
}
