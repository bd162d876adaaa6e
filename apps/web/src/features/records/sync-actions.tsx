import { syncRecord, unlinkRecord, type SyncState } from '@tieout/api';
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy } from 'react';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { WhenOpened } from '../../ui/switch/when-opened.tsx';
import { useStandingOf } from '../connection/use-connection.ts';
import { useMay } from '../session/session-query.ts';
import { isJoined, recordResources, type JoinedRef, type RecordRef } from './record-ref.ts';
import { offeredSyncActions } from './offered-sync-actions.ts';
import classes from './sync-panel.module.css';

const LinkDialog = lazy(async () => ({ default: (await import('./link-dialog.tsx')).LinkDialog }));

interface SyncActionsProps {
  readonly sync: SyncState;
  readonly record: RecordRef;
}

/** What a person can do about the link of a record: bring it in step, part it, join it again, look back (U31, U35). */
export function SyncActions({ sync, record }: SyncActionsProps) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" className={classes.actions}>
      {isJoined(record) && <LinkActions sync={sync} record={record} />}
      <LinkButton
        size="xs"
        variant="default"
        leftSection={<Icon name="clock" size={14} />}
        target={{ to: '/history/$kind/$recordId', params: { kind: record.kind, recordId: record.id } }}
      >
        {t('sync.actions.history')}
      </LinkButton>
    </Group>
  );
}

function LinkActions({ sync, record }: { readonly sync: SyncState; readonly record: JoinedRef }) {
  const mayWrite = useMay('quickbooks.write');
  const isLive = useStandingOf(sync.company?.id).kind === 'active';
  const offered = mayWrite && isLive ? offeredSyncActions(sync) : [];
  return (
    <>
      {offered.includes('sync') && <SyncNow record={record} order="by-rules" />}
      {offered.includes('send') && <SyncNow record={record} order="send" />}
      {offered.includes('unlink') && <Unlink record={record} />}
      {offered.includes('link') && <Relink record={record} />}
    </>
  );
}

function SyncNow({ record, order }: { readonly record: JoinedRef; readonly order: 'by-rules' | 'send' }) {
  const { t } = useTranslation();
  const syncing = useCommand(syncRecord, {
    touches: recordResources,
    onDone: state => toastDone(state.sentence === '' ? t('sync.actions.started') : state.sentence),
    onRefused: toastFault,
  });
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Icon name={order === 'send' ? 'send' : 'refresh'} size={14} />}
      loading={syncing.isPending}
      onClick={() => syncing.send({ params: { kind: record.kind, recordId: record.id }, body: { order } })}
    >
      {order === 'send' ? t('sync.actions.send') : t('sync.actions.now')}
    </Button>
  );
}

function Unlink({ record }: { readonly record: JoinedRef }) {
  const { t } = useTranslation();
  const [isAsking, asking] = useDisclosure(false);
  const parting = useCommand(unlinkRecord, { touches: recordResources, onDone: asking.close });
  return (
    <>
      <Button size="xs" variant="default" leftSection={<Icon name="slash" size={14} />} onClick={asking.open}>
        {t('sync.actions.unlink')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={asking.close}
        title={t('sync.unlink.title', { name: record.name })}
        here={t('sync.unlink.here')}
        books={t('sync.unlink.books')}
        confirmLabel={t('sync.actions.unlink')}
        onConfirm={() => parting.send({ params: { kind: record.kind, recordId: record.id } })}
        isPending={parting.isPending}
        fault={parting.fault}
      />
    </>
  );
}

function Relink({ record }: { readonly record: JoinedRef }) {
  const { t } = useTranslation();
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" leftSection={<Icon name="link" size={14} />} onClick={dialog.open}>
        {t('sync.actions.link')}
      </Button>
      <WhenOpened isOpen={isOpen}>
        <LinkDialog record={record} isOpen={isOpen} onClose={dialog.close} />
      </WhenOpened>
    </>
  );
}
