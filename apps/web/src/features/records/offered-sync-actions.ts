import type { LinkedKind, SyncState } from '@tieout/api';

export type SyncAction = 'sync' | 'send' | 'unlink' | 'link';

/** Kinds that a person may send by themselves; documents go through their own buttons, which say what will be written. */
const sendable: readonly LinkedKind[] = ['customer', 'item'];

/** What can be done about a record's link as it stands; nothing that would be refused. */
export function offeredSyncActions({ mark, booksId }: SyncState, kind: LinkedKind): readonly SyncAction[] {
  if (mark === 'frozen') return [];
  if (booksId !== null) {
    // The rules keep this change here: a person may send it all the same (C24).
    return mark === 'left-alone' && sendable.includes(kind) ? ['sync', 'send', 'unlink'] : ['sync', 'unlink'];
  }
  if (mark === 'left-alone') return ['link'];
  if (mark === 'waiting-out' || mark === 'problem') return ['sync'];
  return sendable.includes(kind) ? ['send', 'link'] : [];
}
