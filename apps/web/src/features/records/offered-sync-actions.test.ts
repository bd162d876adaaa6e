import type { LinkedKind, SyncMark, SyncState } from '@tieout/api';
import { expect, it } from 'vitest';
import { offeredSyncActions } from './offered-sync-actions.ts';

const sync = (mark: SyncMark, booksId: string | null): SyncState => ({
  mark,
  sentence: '',
  company: null,
  booksId,
  booksUrl: null,
  lastSyncedAt: null,
});

const rows: readonly {
  readonly mark: SyncMark;
  readonly booksId: string | null;
  readonly kind: LinkedKind;
  readonly offered: readonly string[];
}[] = [
  { mark: 'in-step', booksId: '12', kind: 'customer', offered: ['sync', 'unlink'] },
  { mark: 'problem', booksId: '12', kind: 'invoice', offered: ['sync', 'unlink'] },
  { mark: 'problem', booksId: null, kind: 'customer', offered: ['sync'] },
  { mark: 'waiting-out', booksId: null, kind: 'item', offered: ['sync'] },
  { mark: 'local', booksId: null, kind: 'customer', offered: ['send', 'link'] },
  { mark: 'local', booksId: null, kind: 'invoice', offered: [] },
  { mark: 'left-alone', booksId: '12', kind: 'item', offered: ['sync', 'send', 'unlink'] },
  { mark: 'left-alone', booksId: '12', kind: 'invoice', offered: ['sync', 'unlink'] },
  { mark: 'left-alone', booksId: null, kind: 'item', offered: ['link'] },
  { mark: 'frozen', booksId: '12', kind: 'customer', offered: [] },
];

it.each(rows)('a $kind that is $mark with counterpart $booksId offers $offered', ({ mark, booksId, kind, offered }) => {
  expect(offeredSyncActions(sync(mark, booksId), kind)).toEqual(offered);
});
