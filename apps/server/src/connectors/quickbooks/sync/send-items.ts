import type { BatchItem, BatchOutcome, Company, NewCustomer, QuickBooksFault, Stored } from '@tieout/quickbooks';
import { isQuickBooksFault } from '@tieout/quickbooks';

/** What came back for a list of items: one outcome each, or a fault that kept one or all of them from being answered. */
export type SentItems =
  | { readonly kind: 'answered'; readonly outcomes: readonly BatchOutcome[] }
  | {
      readonly kind: 'failed';
      readonly fault: QuickBooksFault;
      /** Certainly none of the items is done. */
      readonly isNotDone: boolean;
    };

/**
 * So few travel as calls of their own: QuickBooks lets 500 of these through in a minute, but only 40 batches (protocol.md §7), and who
 * changes two records at once again and again would wait for the minute to pass.
 */
export const singlesMax = 5;

/**
 * Sends items under one request id: few one by one beside each other, more in a batch. The same items with the same request id always
 * travel the same way, so that what is sent again is known there.
 */
export async function sendItems(company: Company, items: readonly BatchItem[], requestId: string): Promise<SentItems> {
  if (items.length > singlesMax) return sendBatch(company, items, requestId);
  const parts = await Promise.all(
    items.map((item, at) => sendSingle(company, item, items.length === 1 ? requestId : `${requestId}-${at + 1}`)),
  );
  const failed = parts.filter(part => part.kind === 'failed');
  const [first] = failed;
  if (first === undefined) {
    return { kind: 'answered', outcomes: parts.flatMap(part => (part.kind === 'answered' ? part.outcomes : [])) };
  }
  const isNotDone = failed.length === parts.length && failed.every(part => part.isNotDone);
  return { kind: 'failed', fault: first.fault, isNotDone };
}

async function sendBatch(company: Company, items: readonly BatchItem[], requestId: string): Promise<SentItems> {
  try {
    const { value } = await company.batch(items, { requestId });
    return { kind: 'answered', outcomes: value };
  } catch (error) {
    if (!isQuickBooksFault(error)) throw error;
    return { kind: 'failed', fault: error, isNotDone: isNotDone(error) };
  }
}

async function sendSingle(company: Company, item: BatchItem, requestId: string): Promise<SentItems> {
  try {
    return { kind: 'answered', outcomes: [await sendOne(company, item, requestId)] };
  } catch (error) {
    if (!isQuickBooksFault(error)) throw error;
    // Of a single call, a fault that QuickBooks answered with is the outcome of that one item.
    return isAnswer(error)
      ? { kind: 'answered', outcomes: [{ kind: 'fault', fault: error }] }
      : { kind: 'failed', fault: error, isNotDone: isNotDone(error) };
  }
}

/** Faults after which a call is certainly not done, and that waiting alone does not heal at once. */
const neverDone: ReadonlySet<QuickBooksFault['kind']> = new Set<QuickBooksFault['kind']>([
  'reconnect',
  'unauthorised',
  'configuration',
  'read-only-company',
  'throttled',
]);

const isNotDone = ({ kind, isAfterLostTry }: QuickBooksFault): boolean => neverDone.has(kind) && !isAfterLostTry;

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
