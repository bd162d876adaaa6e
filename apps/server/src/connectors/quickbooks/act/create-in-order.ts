import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { createHere, type CreationContext } from './create-here.ts';

/** A record that is to be made here, with its parent in the books. */
export interface CreationNode {
  readonly booksId: string;
  readonly parentId: string | null;
}

export interface OrderedCreations {
  readonly context: CreationContext;
  readonly kind: ListKind;
  readonly nodes: readonly CreationNode[];
}

/** Makes records here, parents before their children; what stands in a circle is made last, at the top. */
export async function createInOrder(
  tx: Tx,
  tools: BooksTools,
  { context, kind, nodes }: OrderedCreations,
): Promise<void> {
  const decidedAt = tools.now();
  for (const booksIds of generationsOf(nodes)) {
    const creation = { kind, booksIds, isInsisted: false, decidedAt, sentence: 'New in QuickBooks.' };
    await createHere(tx, tools, { context, creation });
  }
}

/** Ids in generations: nobody comes before a parent that is among them. */
export function generationsOf(nodes: readonly CreationNode[]): readonly (readonly string[])[] {
  const generations: (readonly string[])[] = [];
  let waiting = nodes;
  while (waiting.length > 0) {
    const ids = new Set(waiting.map(node => node.booksId));
    const ready = waiting.filter(({ booksId, parentId }) => parentId === booksId || !ids.has(parentId ?? ''));
    const next = ready.length > 0 ? ready : waiting;
    generations.push(next.map(node => node.booksId));
    waiting = waiting.filter(node => !next.includes(node));
  }
  return generations;
}
