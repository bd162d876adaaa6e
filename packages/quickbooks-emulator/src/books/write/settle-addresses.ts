import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { objectAt, refAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../json.ts';

/**
 * Gives every address its id from the company-wide counter. An address that repeats one the record or its
 * customer already has keeps that one's id; on a list record a changed address keeps its row (entities.md §1).
 */
export function settleAddresses(
  company: Company,
  definition: EntityDefinition,
  versions: { readonly draft: Draft; readonly previous: BooksRecord | undefined },
): void {
  const { draft, previous } = versions;
  for (const name of addressFieldsOf(definition)) {
    const address = objectAt(draft, name);
    if (address === undefined) continue;
    const before = previous === undefined ? undefined : objectAt(previous, name);
    if (before !== undefined && sameAddress(before, address)) {
      draft[name] = before;
      continue;
    }
    draft[name] = { ...address, Id: addressId(company, definition, { draft, address, before }) };
  }
}

function addressId(
  company: Company,
  definition: EntityDefinition,
  found: { readonly draft: Draft; readonly address: JsonObject; readonly before: JsonObject | undefined },
): string {
  if (definition.kind !== 'transaction' && found.before !== undefined) {
    const kept = textAt(found.before, 'Id');
    if (kept !== undefined) return kept;
  }
  return repeatedId(company, found.draft, found.address) ?? String(company.sequences.next('address'));
}

/** The id of the customer's own address when this one repeats it. */
function repeatedId(company: Company, draft: Draft, address: JsonObject): string | undefined {
  const customerId = refAt(draft, 'CustomerRef');
  const customer = customerId === undefined ? undefined : company.table('Customer').record(customerId);
  if (customer === undefined) return undefined;
  for (const name of ['BillAddr', 'ShipAddr']) {
    const candidate = objectAt(customer, name);
    if (candidate !== undefined && sameAddress(candidate, address)) return textAt(candidate, 'Id');
  }
  return undefined;
}

/** Whether two addresses say the same, whatever their ids. */
export function sameAddress(first: JsonObject, second: JsonObject): boolean {
  const firstKeys = Object.keys(first).filter(key => key !== 'Id');
  const secondKeys = Object.keys(second).filter(key => key !== 'Id');
  return firstKeys.length === secondKeys.length && firstKeys.every(key => first[key] === second[key]);
}

const addressFields = new WeakMap<EntityDefinition, readonly string[]>();

function addressFieldsOf(definition: EntityDefinition): readonly string[] {
  let names = addressFields.get(definition);
  if (names === undefined) {
    names = Object.entries(definition.fields)
      .filter(([, field]) => field.kind === 'object' && field.address === true && field.readOnly !== true)
      .map(([name]) => name);
    addressFields.set(definition, names);
  }
  return names;
}
