import type { Answer, WriteOptions } from '../transport/call.ts';
import { documentOf } from '../transport/expect-shape.ts';
import { malformedAnswer } from '../transport/read-answer.ts';
import { writeJson } from '../transport/write-json.ts';
import type { Decimal } from './decimal.ts';
import type { Desk } from './record-operations.ts';

/** A rate of a new tax code: one that exists, or a new one with its agency. */
export type NewTaxRate =
  | { readonly TaxRateId: string }
  | {
      /** Unique and short: 10 characters are always accepted. */
      readonly TaxRateName: string;
      /** Percent, 0 to 100. */
      readonly RateValue: Decimal;
      readonly TaxAgencyId: string;
      readonly TaxApplicableOn: 'Sales' | 'Purchase';
    };

/** A tax code with its rates, to be made through the tax service: the only way to make either (entities.md §2.9). */
export interface NewTaxCode {
  readonly TaxCode: string;
  readonly TaxRateDetails: readonly NewTaxRate[];
}

/** What the tax service made. */
export interface CreatedTaxCode {
  readonly TaxCode: string;
  readonly TaxCodeId: string;
  readonly TaxRateDetails: readonly {
    readonly TaxRateId: string;
    readonly TaxRateName?: string;
    readonly RateValue?: Decimal;
    readonly TaxAgencyId?: string;
    readonly TaxApplicableOn?: string;
  }[];
}

export async function createTaxCode(
  desk: Desk,
  taxCode: NewTaxCode,
  options: Omit<WriteOptions, 'allowDuplicateDocNumber'>,
): Promise<Answer<CreatedTaxCode>> {
  const { requestId = desk.newRequestId(), ...rest } = options;
  const answer = await desk.send({
    ...rest,
    realmId: desk.realmId,
    method: 'POST',
    path: 'taxservice/taxcode',
    body: { contentType: 'application/json', content: writeJson(taxCode) },
    accept: 'document',
    effect: 'write',
    requestId,
    meteredReads: 0,
  });
  const document = documentOf(answer);
  const made = document['TaxService'] ?? document;
  if (!isCreated(made)) throw malformedAnswer('The tax service did not name the new tax code', answer.meta);
  return { value: made, meta: answer.meta };
}

function isCreated(value: unknown): value is CreatedTaxCode {
  return typeof value === 'object' && value !== null && 'TaxCodeId' in value && typeof value.TaxCodeId === 'string';
}
