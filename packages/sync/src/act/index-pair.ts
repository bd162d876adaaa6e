import type { MergeTarget } from '../decide/pair.ts';
import type { CompiledMapping } from '../mapping/compile-mapping.ts';
import { viewBooks, viewWorkspace } from '../mapping/compile-mapping.ts';
import type { PairState } from '../ports/journal.ts';
import type { SyncRooms } from '../ports/sync-store.ts';
import type { Fields, Reference } from '../record/field-value.ts';
import { linkIndex, type LinkIndex } from '../record/link-index.ts';
import type { Link } from '../record/link.ts';
import type { BooksRecord } from '../record/record.ts';
import { noReferences, referencesIn } from '../record/references.ts';

/** Most merges of one record that are looked up; what was merged more often counts as edited, and its rule decides. */
const mergesMax = 5;

type Indexed = Pick<PairState, 'workspace' | 'books'> & {
  readonly link?: Pick<Link, 'base'> | null;
  readonly mergeTarget?: MergeTarget | null;
};

/** The links that deciding about one pair can ask for: those of every record that either side points at or pointed at. */
export async function indexPair(rooms: SyncRooms, pair: Indexed, mapping: CompiledMapping): Promise<LinkIndex> {
  const index = linkIndex([]);
  const records = [pair.books, pair.mergeTarget?.record ?? null].filter(record => record !== null);
  const there = records.map(record => viewBooks(record.fields, mapping, { links: noReferences }).fields);
  const here: readonly Fields[] = pair.workspace === null ? [] : [viewWorkspace(pair.workspace.fields, mapping).fields];
  for (const reference of [...here, ...there].flatMap(referencesIn)) await addLinkOf(rooms, index, reference);
  const now = new Set(there.flatMap(referencesIn).map(({ to, id }) => `${to}:${index.workspaceIdOf(to, id) ?? ''}`));
  for (const reference of referencesIn(pair.link?.base.fields ?? {})) {
    // Still pointed at there: nothing was merged away.
    if (reference.side === 'workspace' && !now.has(`${reference.to}:${reference.id}`)) {
      await addMergesOf(rooms, index, reference);
    }
  }
  return index;
}

async function addLinkOf(rooms: SyncRooms, index: LinkIndex, { to, side, id }: Reference): Promise<Link | null> {
  const link = side === 'workspace' ? await rooms.links.findByWorkspace(to, id) : await rooms.links.findByBooks(to, id);
  if (link !== null) index.add(link);
  return link;
}

/** What became of a record that both sides pointed at when they last agreed. */
async function addMergesOf(rooms: SyncRooms, index: LinkIndex, reference: Reference): Promise<void> {
  const link = await addLinkOf(rooms, index, reference);
  let booksId = link?.booksId ?? null;
  for (let looks = 0; booksId !== null && looks < mergesMax; looks += 1) {
    const record: BooksRecord | null = await rooms.mirror.find(reference.to, booksId);
    if (record?.life !== 'merged') return;
    index.addMerge(reference.to, booksId, record.mergedInto);
    booksId = record.mergedInto;
  }
}
