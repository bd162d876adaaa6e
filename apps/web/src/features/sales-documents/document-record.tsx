import type { TimelineEntry } from '@tieout/api';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import '../../texts/areas/document.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Note } from '../../ui/feedback/note.tsx';
import { BigMoney } from '../../ui/money/big-money.tsx';
import { Facts, type Fact } from '../../ui/page/facts.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import type { DocumentView } from '../invoices/document/document-view.ts';
import { InvoiceDocument } from '../invoices/document/invoice-document.tsx';
import { CureButton } from '../attention/cure-button.tsx';
import { isPressed } from '../attention/cures.ts';
import { RecordFrame } from '../records/record-frame.tsx';
import { RecordTimeline } from '../records/record-timeline.tsx';
import { SyncPanel } from '../records/sync-panel.tsx';
import type { SalesDocument, SalesDocumentKind, SalesDocumentList } from './sales-document.ts';
import classes from './document-record.module.css';

interface DocumentRecordProps {
  readonly kind: SalesDocumentKind;
  readonly title: string;
  readonly back: { readonly to: SalesDocumentList; readonly label: string };
  readonly badge: ReactNode;
  readonly actions?: ReactNode;
  readonly document: SalesDocument;
  readonly view: DocumentView;
  /** Below the total: what only this kind says. */
  readonly facts: readonly Fact[];
  readonly timeline: {
    readonly data: { readonly rows: readonly TimelineEntry[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
}

/** A sales document: the document as the customer sees it, and how it stands on both sides. */
export function DocumentRecord(props: DocumentRecordProps) {
  const { kind, title, back, badge, actions, document, view, facts, timeline } = props;
  const { t } = useTranslation();
  const { id, sync, total, currency } = document;
  const side = (
    <>
      {document.problems.length > 0 && <Problems problems={document.problems} />}
      <Section title={t('document.column.total')}>
        <BigMoney amount={total} currency={currency} />
        <Facts
          facts={[{ label: t('document.column.customer'), value: <CustomerLink document={document} /> }, ...facts]}
        />
      </Section>
      <Section title={t('sync.panel.title')}>
        <SyncPanel sync={sync} record={{ kind, id, name: title }} />
      </Section>
      <RecordTimeline state={timeline} />
    </>
  );
  return (
    <Page title={title} back={back} beside={badge} actions={actions}>
      <RecordFrame side={side}>
        <div className={classes.document}>
          <InvoiceDocument view={view} />
        </div>
      </RecordFrame>
    </Page>
  );
}

function CustomerLink({ document }: { readonly document: SalesDocument }) {
  const { customerId, customerName } = document;
  if (customerId === null) return customerName;
  return (
    <Anchor component={Link} {...({ to: '/customers/$customerId', params: { customerId } } as object)} size="sm">
      {customerName}
    </Anchor>
  );
}

function Problems({ problems }: { readonly problems: SalesDocument['problems'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('document.problems')}>
      {problems.map(({ id, sentence, cure }) => (
        <Note
          key={id}
          tone="amber"
          action={cure !== null && isPressed(cure) && <CureButton problemId={id} cure={cure} />}
        >
          {sentence}
        </Note>
      ))}
    </Section>
  );
}
