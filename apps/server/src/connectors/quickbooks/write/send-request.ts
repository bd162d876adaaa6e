import type { Company, FullUpdate, Stored, WriteOptions } from '@tieout/quickbooks';
import type { BooksRequest } from './books-request.ts';

/** What came back: the record as QuickBooks stores it now, or that it is gone. */
export type BooksAnswer =
  { readonly kind: 'record'; readonly record: Stored } | { readonly kind: 'deleted'; readonly id: string };

/** Sends a request with its request id. @throws QuickBooksFault */
export async function sendRequest(company: Company, request: BooksRequest, requestId: string): Promise<BooksAnswer> {
  const options: WriteOptions = { requestId, lane: 'interactive' };
  switch (request.operation) {
    case 'create': {
      const { value } = await company.create(request.entity, request.body, options);
      return { kind: 'record', record: value };
    }
    case 'update':
      return { kind: 'record', record: await updateRecord(company, request, options) };
    case 'send': {
      const { value } = await company.send('Invoice', request.id, { requestId, sendTo: request.sendTo });
      return { kind: 'record', record: value };
    }
    case 'void': {
      const { value } = await company.void(request.entity, identityOf(request), options);
      return { kind: 'record', record: value };
    }
    case 'delete':
      await company.delete(request.entity, identityOf(request), options);
      return { kind: 'deleted', id: request.id };
  }
}

const identityOf = ({ id, syncToken }: { readonly id: string; readonly syncToken: string }) => ({
  Id: id,
  SyncToken: syncToken,
});

type Update = Extract<BooksRequest, { operation: 'update' }>;

async function updateRecord(company: Company, request: Update, options: WriteOptions): Promise<Stored> {
  const record = { ...request.body, ...identityOf(request) };
  if (request.isSparse) return (await company.sparseUpdate(request.entity, record, options)).value;
  // The whole record was put together from the one that QuickBooks holds: what it requires is in it.
  return (await company.update(request.entity, record as FullUpdate<Update['entity']>, options)).value;
}
