import type { BooksAnswer, BooksCall, UploadedFile } from '../books/call.ts';
import type { Company, CompanyDependencies } from '../books/company.ts';
import type { JsonObject } from '../books/json.ts';
import type { Edition, TaxModel } from '../books/profiles/profile.ts';

/** What a new company is to be, as `POST /emulator/companies` says it. */
export interface CompanyOptions {
  readonly name: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly homeCurrency?: string;
  readonly edition?: Edition;
  readonly taxModel?: TaxModel;
  /** Filled with a believable small business. */
  readonly sample?: boolean;
  /** Laid over the preferences of a new company, section by section. */
  readonly preferences?: JsonObject;
  readonly switches?: JsonObject;
}

/** How much bulk data to make; the same seed makes the same records. */
export interface BulkOrder {
  readonly customers: number;
  readonly items: number;
  readonly invoices: number;
  readonly payments: number;
  readonly seed: number;
}

/** What the rooms around the books ask of them. */
export interface Books {
  open(options: CompanyOptions, realmId: string, dependencies: CompanyDependencies): Company;
  answer(company: Company, call: BooksCall): BooksAnswer;
  /** `POST /upload`, its parts already taken apart. */
  upload(company: Company, call: BooksCall, files: readonly UploadedFile[]): BooksAnswer;
  generate(company: Company, order: BulkOrder): JsonObject;
  /** Counts, A/R total and trial balance. */
  summarise(company: Company): JsonObject;
  /** Everything in the books as JSON, and back. */
  export(company: Company): JsonObject;
  import(exported: JsonObject, realmId: string, dependencies: CompanyDependencies): Company;
  /** As a bookkeeper merges two names: the second is absorbed. */
  merge(company: Company, order: MergeOrder): void;
}

export interface MergeOrder {
  readonly entity: string;
  readonly survivorId: string;
  readonly absorbedId: string;
}
