import type { Company } from '../company.ts';
import type { EntityDefinition, WriteContext } from '../entities/entity-definition.ts';
import { companyReadOnly, unsupportedOperation } from '../faults/faults.ts';
import { isObject, type BooksRecord, type Draft, type JsonValue } from '../json.ts';
import { parseBody } from '../schema/parse-body.ts';
import type { ParsedBody } from '../schema/parsed-body.ts';
import { recordOf, type Snapshot } from '../store/snapshot.ts';
import { checkReferences } from './check-references.ts';
import { fieldsOf } from './entity-fields.ts';
import { findCurrent } from './find-current.ts';
import { sameRecord } from './same-record.ts';
import { replaceRecord, requireFields } from './write-record.ts';
import type { WriteOptions } from './write-options.ts';

/**
 * Updates a record: fully, where omitted writable fields are cleared, or sparsely, where they keep their value
 * but a sent array replaces the stored one whole (protocol.md §2.5). A write that changes nothing keeps the
 * SyncToken (entities.md §0.1 rule 19).
 */
export function updateEntity(
  company: Company,
  definition: EntityDefinition,
  request: { readonly body: JsonValue | undefined; readonly options: WriteOptions },
): Snapshot {
  if (definition.offers.update !== true) throw unsupportedOperation('update');
  if (company.readOnly) throw companyReadOnly();
  const parsed = parseBody(fieldsOf(definition), request.body);
  const sparse = isObject(request.body) && (request.body['sparse'] === true || request.body['sparse'] === 'true');
  const current = findCurrent(company, definition, parsed.draft);
  const previous = recordOf(current);
  const sent: Draft = { ...parsed.draft };
  Reflect.deleteProperty(sent, 'Id');
  Reflect.deleteProperty(sent, 'SyncToken');
  const verb: WriteContext['verb'] = sparse ? 'sparse' : 'update';
  const context: WriteContext = {
    ...request.options,
    company,
    verb,
    at: company.now(),
    sent,
    cleared: parsed.cleared,
  };
  return company.atomically(() => {
    const draft = sparse ? mergeSparse(definition, previous, parsed) : mergeFull(definition, previous, parsed);
    requireFields(definition, draft, { parsed: sent, verb });
    checkReferences(company, parsed.references);
    definition.prepareUpdate?.(draft, previous, context);
    if (company.switches.idleUpdate === 'keeps' && sameRecord(draft, previous)) return current;
    return replaceRecord(company, definition, { draft, current, context, operation: 'Update' });
  });
}

function mergeSparse(definition: EntityDefinition, previous: BooksRecord, parsed: ParsedBody): Draft {
  const draft: Draft = { ...previous, ...parsed.draft };
  for (const name of parsed.cleared) Reflect.deleteProperty(draft, name);
  const fields = definition.fields;
  for (const name in parsed.draft) if (fields[name]?.once === true) keepStored(draft, previous, name);
  return draft;
}

function mergeFull(definition: EntityDefinition, previous: BooksRecord, parsed: ParsedBody): Draft {
  const draft: Draft = { ...parsed.draft };
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.readOnly === true || field.once === true) keepStored(draft, previous, name);
    else if (field.sticky === true && draft[name] === undefined) keepStored(draft, previous, name);
  }
  return draft;
}

function keepStored(draft: Draft, previous: BooksRecord, name: string): void {
  if (previous[name] === undefined) Reflect.deleteProperty(draft, name);
  else draft[name] = previous[name];
}
