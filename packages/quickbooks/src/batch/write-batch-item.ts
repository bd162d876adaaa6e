import { writeStatement } from '../query/write-statement.ts';
import type { BatchItem } from './batch-item.ts';

/** An item as QuickBooks wants it (protocol.md §5). `bId` ties the answer to the item. */
export function writeBatchItem(item: BatchItem, bId: string): Readonly<Record<string, unknown>> {
  switch (item.kind) {
    case 'create':
      return { bId, operation: 'create', [item.name]: item.record };
    case 'update':
      return { bId, operation: 'update', [item.name]: { ...item.record, sparse: false } };
    case 'sparse-update':
      return { bId, operation: 'update', [item.name]: { ...item.changes, sparse: true } };
    case 'deactivate':
      return { bId, operation: 'update', [item.name]: { ...identityOf(item.record), sparse: true, Active: false } };
    case 'void':
      return {
        bId,
        operation: 'update',
        optionsData: 'void',
        [item.name]: { ...identityOf(item.record), sparse: true },
      };
    case 'delete':
      return { bId, operation: 'delete', [item.name]: identityOf(item.record) };
    case 'query':
      return { bId, Query: writeStatement(item.query) };
  }
}

function identityOf(record: { readonly Id: string; readonly SyncToken: string }): object {
  return { Id: record.Id, SyncToken: record.SyncToken };
}
