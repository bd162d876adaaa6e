import type { BatchItem, BatchOutcome } from './batch/batch-item.ts';
import type { Changes, ChangesRequest } from './changes/changes.ts';
import type { Attachable } from './entities/attachable.ts';
import type { Identity } from './entities/record-parts.ts';
import type { CompanyInfo } from './entities/company-info.ts';
import type { ExchangeRate } from './entities/currency.ts';
import type {
  CreatableName,
  DeactivatableName,
  DeletableName,
  EntityName,
  SendableName,
  UpdatableName,
  VoidableName,
} from './entities/entity-catalogue.ts';
import type { Entity, FullUpdate, NewEntity, SparseUpdate } from './entities/entity-types.ts';
import type { ExchangeRateRequest } from './entities/exchange-rate.ts';
import type { Preferences } from './entities/preferences.ts';
import type { Deleted } from './entities/record-operations.ts';
import type { CreatedTaxCode, NewTaxCode } from './entities/tax-service.ts';
import type { Upload } from './files/attachments.ts';
import type { SendOptions } from './files/document-delivery.ts';
import type { Page, PagesRequest } from './query/pages.ts';
import type { Query } from './query/query.ts';
import type { ReportRequest } from './reports/read-report.ts';
import type { PlainRequest } from './requests/send-request.ts';
import type { Report } from './reports/report.ts';
import type { Answer, CallOptions, WriteOptions } from './transport/call.ts';

/** Options of writes that have no document number. */
export type PlainWriteOptions = Omit<WriteOptions, 'allowDuplicateDocNumber'>;

/**
 * One company's books. What goes wrong between a call and QuickBooks is thrown as a `QuickBooksFault`; what the token store throws
 * passes through; a `TypeError` says that a call cannot be made as it was written. Answers carry `meta` with the `intuit_tid`. The
 * record in the answer to a write is what QuickBooks stored: there is no need to read it again.
 */
export interface Company {
  readonly realmId: string;

  /** Reads one record; throws a `not-found` fault when there is none. Inactive records are found. */
  get<Name extends EntityName>(name: Name, id: string, options?: CallOptions): Promise<Answer<Entity<Name>>>;
  /** Reads one record; undefined when there is none or it was deleted. */
  find<Name extends EntityName>(
    name: Name,
    id: string,
    options?: CallOptions,
  ): Promise<Answer<Entity<Name>> | undefined>;
  /** Stores a new record; the answer holds the number, the totals and the defaults that QuickBooks gave it. */
  create<Name extends CreatableName>(
    name: Name,
    record: NewEntity<Name>,
    options?: WriteOptions,
  ): Promise<Answer<Entity<Name>>>;
  /** Replaces a record: every writable field that is left out is cleared. Throws `stale` when somebody was faster. */
  update<Name extends UpdatableName>(
    name: Name,
    record: FullUpdate<Name>,
    options?: WriteOptions,
  ): Promise<Answer<Entity<Name>>>;
  /** Changes the given fields only. An array that is given replaces the stored one: send complete lines or none. */
  sparseUpdate<Name extends UpdatableName>(
    name: Name,
    changes: SparseUpdate<Name>,
    options?: WriteOptions,
  ): Promise<Answer<Entity<Name>>>;
  /** Makes a record of a name list inactive; QuickBooks appends ` (deleted)` to its names. */
  deactivate<Name extends DeactivatableName>(
    name: Name,
    record: Identity,
    options?: WriteOptions,
  ): Promise<Answer<Entity<Name>>>;
  /** Sets all amounts to 0 and keeps the record. */
  void<Name extends VoidableName>(name: Name, record: Identity, options?: WriteOptions): Promise<Answer<Entity<Name>>>;
  /** Deletes a transaction for good. */
  delete(name: DeletableName, record: Identity, options?: WriteOptions): Promise<Answer<Deleted>>;

  /** One page of a query. */
  query<Name extends EntityName>(query: Query<Name>, options?: CallOptions): Promise<Answer<readonly Entity<Name>[]>>;
  /** A statement written by hand; returns the `QueryResponse` as it came. Escape texts with `quoteText`. */
  queryStatement(statement: string, options?: CallOptions): Promise<Answer<Readonly<Record<string, unknown>>>>;
  /** How many rows a query would find. Name lists count active records only, unless the query names `Active`. */
  count(query: Pick<Query, 'from' | 'where'>, options?: CallOptions): Promise<Answer<number>>;
  /** All rows, page by page, resumable. */
  pages<Name extends EntityName>(request: PagesRequest<Name>): AsyncGenerator<Page<Name>, void, undefined>;

  /**
   * Sends 1 to 30 items in one call; outcomes come in the order of the items and each fails alone. Not atomic. Counts as one call for
   * the limits and as one batch.
   */
  batch(items: readonly BatchItem[], options?: PlainWriteOptions): Promise<Answer<readonly BatchOutcome[]>>;
  /** What changed, was deactivated or deleted since a moment of the last 30 days. */
  changes(request: ChangesRequest): Promise<Changes>;

  /** Has QuickBooks e-mail a document. */
  send<Name extends SendableName>(name: Name, id: string, options?: SendOptions): Promise<Answer<Entity<Name>>>;
  /** A document as PDF. */
  pdf(name: SendableName, id: string, options?: CallOptions): Promise<Answer<Uint8Array>>;
  /** Stores a file, linked to the records in `attachTo`. */
  upload(upload: Upload, options?: PlainWriteOptions): Promise<Answer<Attachable>>;
  /** The address of a stored file, valid without a token for some minutes. */
  fileAddress(attachableId: string, options?: CallOptions): Promise<Answer<string>>;
  /** The bytes of a stored file; `meta` is of the call that asked for its address. */
  download(attachableId: string, options?: CallOptions): Promise<Answer<Uint8Array>>;

  /** A report as QuickBooks lays it out; its amounts are text. */
  report(request: ReportRequest, options?: CallOptions): Promise<Answer<Report>>;
  /** Makes a tax code and its rates; there is no other way to make either. */
  createTaxCode(taxCode: NewTaxCode, options?: PlainWriteOptions): Promise<Answer<CreatedTaxCode>>;
  /** Home units for one unit of a foreign currency on a day. */
  exchangeRate(request: ExchangeRateRequest, options?: CallOptions): Promise<Answer<ExchangeRate>>;
  /** The company itself. */
  companyInfo(options?: CallOptions): Promise<Answer<CompanyInfo>>;
  /** The company's settings. */
  preferences(options?: CallOptions): Promise<Answer<Preferences>>;

  /**
   * Any other call, such as those for purchase orders: with the same tokens, limits, retries and faults. The answer is the document
   * as it came, amounts as decimal text. A POST has a request id and is repeated under it.
   */
  request(request: PlainRequest, options?: PlainWriteOptions): Promise<Answer<Readonly<Record<string, unknown>>>>;
}
