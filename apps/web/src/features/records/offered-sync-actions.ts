import type { SyncState } from '@tieout/api';

export type SyncAction = 'sync' | 'send' | 'unlink' | 'link';

/** What can be done about the link of a customer or item as it stands; nothing that would be refused. */
export function offeredSyncActions({ mark, booksId }: SyncState): readonly SyncAction[] {
  if (mark === 'frozen') return [];
  if (booksId !== null) {
    // The rules keep this change here: a person may send it all the same (C24).
    return mark === 'left-alone' ? ['sync', 'send', 'unlink'] : ['sync', 'unlink'];
  }
  if (mark === 'left-alone') return ['link'];
  if (mark === 'waiting-out' || mark === 'problem') return ['sync'];
  return ['send', 'link'];
}
