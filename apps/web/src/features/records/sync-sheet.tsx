import type { SyncState } from '@tieout/api';
import { Drawer } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import type { RecordRef } from './record-ref.ts';
import { SyncPanel } from './sync-panel.tsx';

/** What a press on a sync mark is about. */
export interface SyncSubject {
  readonly record: RecordRef;
  readonly sync: SyncState;
}

export interface SyncSheetProps {
  readonly subject: SyncSubject | null;
  readonly onClose: () => void;
}

/** The sync panel of a row, beside the list that stays where it was. */
export function SyncSheet({ subject, onClose }: SyncSheetProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={subject !== null}
      onClose={onClose}
      position="right"
      size={360}
      title={subject?.record.name}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {subject !== null && <SyncPanel sync={subject.sync} record={subject.record} />}
    </Drawer>
  );
}
