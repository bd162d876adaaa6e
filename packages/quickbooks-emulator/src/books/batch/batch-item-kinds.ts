import type { BooksCall } from '../call.ts';
import { BooksFault } from '../faults/books-fault.ts';
import { textAt, type JsonObject } from '../json.ts';
import { ITEM_SETTINGS } from './run-batch-item.ts';
import { readBatch } from './read-batch.ts';

/** What one item of a batch is about to do, for faults on demand. */
export interface BatchItemKind {
  readonly entity: string | undefined;
  readonly operation: string | undefined;
}

const QUERIED = /\bfrom\s+(\w+)/i;

/** The kinds of a batch's items in their order; none when the books would refuse the batch as a whole. */
export function batchItemKinds(call: BooksCall): readonly BatchItemKind[] {
  try {
    return readBatch(call).map(kindOf);
  } catch (fault) {
    if (fault instanceof BooksFault) return [];
    throw fault;
  }
}

function kindOf(item: JsonObject): BatchItemKind {
  const statement = textAt(item, 'Query');
  if (statement !== undefined) return { entity: QUERIED.exec(statement)?.[1], operation: 'query' };
  if (item['CDCQuery'] !== undefined) return { entity: undefined, operation: 'cdc' };
  const isVoid = textAt(item, 'optionsData')?.toLowerCase() === 'void';
  return {
    entity: Object.keys(item).find(key => !ITEM_SETTINGS.has(key)),
    operation: isVoid ? 'void' : textAt(item, 'operation'),
  };
}
