import type { BatchItem, BatchOutcome, Company, NewCustomer, QuickBooksFault, Stored } from '@tieout/quickbooks';
import { isQuickBooksFault } from '@tieout/quickbooks';

/** What came back for a list of items: one outcome each, or a fault of the whole call. */
export type SentItems =
  | { readonly kind: 'answered'; readonly outcomes: readonly BatchOutcome[] }
  | { readonly kind: 'failed'; readonly fault: QuickBooksFault };

/**
 * Sends items under one request id. One alone travels as a call of its own: QuickBooks lets ten times more of these through in a minute
 * than batches (protocol.md §7).
 */
export async function sendItems(company: Company, items: readonly BatchItem[], requestId: string): Promise<SentItems> {
  const [only] = items;
  try {
    if (only !== undefined && items.length === 1) {
      return { kind: 'answered', outcomes: [await sendOne(company, only, requestId)] };
    }
    const { value } = await company.batch(items, { requestId });
    return { kind: 'answered', outcomes: value };
  } catch (error) {
    if (!isQuickBooksFault(error)) throw error;
    // Of a single call, a fault that QuickBooks answered with is the outcome of that one item.
    return isAnswer(error) && items.length === 1
      ? { kind: 'answered', outcomes: [{ kind: 'fault', fault: error }] }
      : { kind: 'failed', fault: error };
  }
}

/** Whether QuickBooks looked at the request and said no, as against not having seen it, or nobody knowing. */
const isAnswer = ({ kind }: QuickBooksFault): boolean => !wholeCallFaults.has(kind);

const wholeCallFaults: ReadonlySet<QuickBooksFault['kind']> = new Set<QuickBooksFault['kind']>([
  'throttled',
  'unavailable',
  'timeout',
  'cancelled',
  'server-error',
  'malformed-answer',
  'unauthorised',
  'reconnect',
  'configuration',
  'read-only-company',
]);

async function sendOne(company: Company, item: BatchItem, requestId: string): Promise<BatchOutcome> {
  const options = { requestId };
  switch (item.kind) {
    case 'create':
      // Name and record come from the same item; the compiler cannot follow that through the union of all kinds.
      return recordOf(item.name, await company.create(item.name as 'Customer', item.record as NewCustomer, options));
    case 'update':
      return recordOf(item.name, await company.update(item.name as 'Customer', item.record, options));
    case 'sparse-update':
      return recordOf(item.name, await company.sparseUpdate(item.name as 'Customer', item.changes, options));
    case 'deactivate':
      return recordOf(item.name, await company.deactivate(item.name, item.record, options));
    case 'void':
      return recordOf(item.name, await company.void(item.name, item.record, options));
    case 'delete': {
      const { value } = await company.delete(item.name, item.record, options);
      return { kind: 'deleted', name: item.name, id: value.Id };
    }
    case 'query':
      throw new TypeError('A query is no write: ask for it by itself.');
  }
}

const recordOf = (name: string, { value }: { readonly value: Stored }): BatchOutcome =>
  ({ kind: 'record', name, record: value }) as BatchOutcome;
