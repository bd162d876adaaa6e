import type { CompiledMapping } from '../mapping/compile-mapping.ts';
import { viewBooks, viewWorkspace } from '../mapping/compile-mapping.ts';
import type { PairState } from '../ports/journal.ts';
import type { SyncRooms } from '../ports/sync-store.ts';
import type { Fields } from '../record/field-value.ts';
import { linkIndex, type LinkIndex } from '../record/link-index.ts';
import { noReferences, referencesIn } from '../record/references.ts';
import type { MergeTarget } from '../decide/pair.ts';

/** The links that deciding about one pair can ask for: those of every record that either side points at. */
export async function indexPair(
  rooms: SyncRooms,
  pair: Pick<PairState, 'workspace' | 'books'> & { readonly mergeTarget?: MergeTarget | null },
  mapping: CompiledMapping,
): Promise<LinkIndex> {
  const index = linkIndex([]);
  const records = [pair.books, pair.mergeTarget?.record ?? null].filter(record => record !== null);
  const there = records.map(record => viewBooks(record.fields, mapping, { links: noReferences }).fields);
  const here: readonly Fields[] = pair.workspace === null ? [] : [viewWorkspace(pair.workspace.fields, mapping).fields];
  for (const { to, side, id } of [...here, ...there].flatMap(referencesIn)) {
    const link =
      side === 'workspace' ? await rooms.links.findByWorkspace(to, id) : await rooms.links.findByBooks(to, id);
    if (link !== null) index.add(link);
  }
  return index;
}
