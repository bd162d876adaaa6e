import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { companyReadOnly, unsupportedOperation } from '../faults/faults.ts';
import type { JsonValue } from '../json.ts';
import { parseBody } from '../schema/parse-body.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { checkReferences } from './check-references.ts';
import { fieldsOf } from './entity-fields.ts';
import { insertRecord, requireFields } from './write-record.ts';
import type { WriteOptions } from './write-options.ts';

/**
 * Creates a record from a request body. Throws BooksFault and leaves nothing behind when anything about it is
 * refused.
 */
export function createEntity(
  company: Company,
  definition: EntityDefinition,
  request: { readonly body: JsonValue | undefined; readonly options: WriteOptions },
): Snapshot {
  if (definition.offers.create !== true) throw unsupportedOperation('create');
  if (company.readOnly) throw companyReadOnly();
  const { draft, references } = parseBody(fieldsOf(definition), request.body);
  if (draft['Id'] !== undefined) Reflect.deleteProperty(draft, 'Id');
  if (draft['SyncToken'] !== undefined) Reflect.deleteProperty(draft, 'SyncToken');
  const context = { ...request.options, company, verb: 'create' as const, at: company.now(), sent: { ...draft } };
  return company.atomically(() => {
    requireFields(definition, draft, { parsed: context.sent, verb: 'create' });
    checkReferences(company, references);
    if (definition.kind === 'list' && definition.fields['Active'] !== undefined) draft['Active'] ??= true;
    definition.prepareCreate?.(draft, context);
    return insertRecord(company, definition, { draft, context });
  });
}
