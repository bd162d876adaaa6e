import type { EntityName } from '../books/entities/entity-name.ts';
import type { BooksRecord } from '../books/json.ts';
import type { Company } from '../books/company.ts';

/** The printable form of a transaction. */
export function renderPdf(company: Company, entity: EntityName, record: BooksRecord): Promise<Uint8Array> {
  return Promise.reject(
    new Error(`${entity} of ${company.name} with ${Object.keys(record).length} fields has no printable form yet.`),
  );
}
