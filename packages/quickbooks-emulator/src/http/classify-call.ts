import type { ApiPath } from './api-path.ts';

/** What a call is about to do, as far as its address and body tell: for limits and for the matching of faults. */
export interface CallClass {
  readonly operation: string;
  /** As in the path or the body: compared without regard to case. */
  readonly entity?: string | undefined;
  /** All that the change feed is asked about. */
  readonly entities?: readonly string[];
  readonly items: number;
  readonly isMetered: boolean;
}

const TOP_LEVEL_ID = /"Id"\s*:/;
const QUERY_TABLE = /\bfrom\s+(\w+)/i;
const BATCH_ITEM = /"bId"|<BatchItemRequest\b/g;

/** Paths whose first segment is no entity. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ['query', 'query'],
  ['cdc', 'cdc'],
  ['reports', 'report'],
  ['batch', 'batch'],
  ['upload', 'upload'],
  ['download', 'download'],
]);

/** Cheap and good enough: the books themselves decide what a call really was. */
export function classifyCall(
  method: string,
  path: ApiPath,
  request: { readonly query: string; readonly body: Buffer },
): CallClass {
  const [first = '', , third] = path.segments;
  const operation = OPERATIONS.get(first);
  if (operation === 'batch')
    return { operation, items: request.body.toString('latin1').match(BATCH_ITEM)?.length ?? 0, isMetered: false };
  if (operation === 'query') return { operation, entity: queriedEntity(request), items: 1, isMetered: true };
  if (operation === 'cdc') return { operation, entities: changedEntities(request.query), items: 1, isMetered: true };
  if (operation !== undefined)
    return { operation, entity: path.segments[1], items: 1, isMetered: operation === 'report' };
  if (method === 'GET')
    return { operation: third === 'pdf' ? 'pdf' : 'read', entity: first, items: 1, isMetered: true };
  return { operation: writeOperation(third, request), entity: first, items: 1, isMetered: false };
}

function queriedEntity({ query, body }: { readonly query: string; readonly body: Buffer }): string | undefined {
  const statement = query.includes('query=') ? (new URLSearchParams(query).get('query') ?? '') : body.toString('utf8');
  return QUERY_TABLE.exec(statement)?.[1];
}

function changedEntities(query: string): readonly string[] {
  return (new URLSearchParams(query).get('entities') ?? '').split(',').map(name => name.trim());
}

function writeOperation(verb: string | undefined, { query, body }: { query: string; body: Buffer }): string {
  if (verb === 'send') return 'send';
  if (query.includes('operation=delete')) return 'delete';
  if (query.includes('operation=void') || query.includes('include=void')) return 'void';
  return TOP_LEVEL_ID.test(body.toString('latin1')) && /"SyncToken"/.test(body.toString('latin1'))
    ? 'update'
    : 'create';
}
