import { readItem, readItemTimeline, restoreItem, type Item } from '@tieout/api';
import { Group } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { CompanyScope } from '../../features/connection/company-scope.ts';
import { isDeleted } from '../../features/records/is-deleted.ts';
import { RecordFrame } from '../../features/records/record-frame.tsx';
import { RecordTimeline } from '../../features/records/record-timeline.tsx';
import { SyncPanel } from '../../features/records/sync-panel.tsx';
import { TombstoneNote } from '../../features/records/tombstone-note.tsx';
import { useMay } from '../../features/session/session-query.ts';
import { RecordPending } from '../../features/shell/record-pending.tsx';
import '../../texts/areas/customers.ts';
import '../../texts/areas/items.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Badge } from '../../ui/feedback/badge.tsx';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { SyncMark } from '../../ui/sync/sync-mark.tsx';
import { ItemDetails } from './item-details.tsx';
import { ItemMenu } from './item-menu.tsx';

const touches = ['items', 'home', 'search'];

/** One item: details edited in place, how it stands with QuickBooks, what happened. */
export function ItemPage() {
  const { itemId } = useParams({ from: '/app/items/$itemId' });
  const found = useRead(readItem, { params: { itemId } });
  const { t } = useTranslation();
  const back = { to: '/items', label: t('items.title') } as const;
  if (found.data === undefined) return <RecordPending found={found} back={back} />;
  return <ItemRecord item={found.data} back={back} />;
}

interface ItemRecordProps {
  readonly item: Item;
  readonly back: { readonly to: '/items'; readonly label: string };
}

function ItemRecord({ item, back }: ItemRecordProps) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  const isGone = isDeleted(item);
  const beside = (
    <Group gap="xs">
      <SyncMark sync={item.sync} isWordShown />
      {isGone && <Badge tone="struck">{t('customers.deleted')}</Badge>}
      {!isGone && !item.isActive && <Badge tone="quiet">{t('customers.inactive')}</Badge>}
    </Group>
  );
  return (
    <Page title={item.fullName} back={back} beside={beside} actions={mayWrite && !isGone && <ItemMenu item={item} />}>
      {isGone && <ItemTombstone item={item} />}
      <RecordFrame side={<ItemSide item={item} />}>
        <Section title={t('items.details')}>
          <CompanyScope value={item.sync.company?.id}>
            <ItemDetails item={item} isReadOnly={isGone} />
          </CompanyScope>
        </Section>
      </RecordFrame>
    </Page>
  );
}

function ItemTombstone({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const mayWrite = useMay('records.write');
  const restoring = useCommand(restoreItem, {
    touches,
    onDone: restored => toastDone(t('customers.restored', { name: restored.fullName })),
    onRefused: toastFault,
  });
  const restore = () => restoring.send({ params: { itemId: item.id } });
  return (
    <TombstoneNote
      sentence={item.sync.sentence}
      onRestore={mayWrite ? restore : undefined}
      isRestoring={restoring.isPending}
    />
  );
}

function ItemSide({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const timeline = useRead(readItemTimeline, { params: { itemId: item.id } });
  return (
    <>
      <Section title={t('sync.panel.title')}>
        <SyncPanel sync={item.sync} record={{ kind: 'item', id: item.id, name: item.fullName }} />
      </Section>
      <RecordTimeline state={timeline} />
    </>
  );
}
