import type { SyncMark, SyncState } from '@tieout/api';
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
  readonly offered: readonly string[];
}[] = [
  { mark: 'in-step', booksId: '12', offered: ['sync', 'unlink'] },
  { mark: 'problem', booksId: '12', offered: ['sync', 'unlink'] },
  { mark: 'problem', booksId: null, offered: ['sync'] },
  { mark: 'waiting-out', booksId: null, offered: ['sync'] },
  { mark: 'local', booksId: null, offered: ['send', 'link'] },
  { mark: 'left-alone', booksId: '12', offered: ['sync', 'send', 'unlink'] },
  { mark: 'left-alone', booksId: null, offered: ['link'] },
  { mark: 'frozen', booksId: '12', offered: [] },
];

it.each(rows)('a record that is $mark with counterpart $booksId offers $offered', ({ mark, booksId, offered }) => {
  expect(offeredSyncActions(sync(mark, booksId))).toEqual(offered);
});
