import type { CallOperation } from '../call.ts';
import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { missingParameter, unsupportedOperation } from '../faults/faults.ts';
import { isObject, type JsonValue } from '../json.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { createEntity } from './create-entity.ts';
import { deleteEntity } from './delete-entity.ts';
import { updateEntity } from './update-entity.ts';
import { voidEntity } from './void-entity.ts';
import type { WriteOptions } from './write-options.ts';

/** A write as the wire asks for it: by `?operation=` or by the operation of a batch item. */
export interface WriteRequest {
  /** `create`, `update`, `delete`, `void`; absent: the body's Id decides. */
  readonly operation: string | undefined;
  readonly body: JsonValue | undefined;
  readonly options: WriteOptions;
}

/** What a write came to. */
export type WriteOutcome =
  | { readonly kind: 'record'; readonly snapshot: Snapshot; readonly operation: CallOperation }
  | { readonly kind: 'deleted'; readonly id: string; readonly operation: 'delete' }
  | { readonly kind: 'nothing'; readonly operation: 'void' };

/**
 * Creates, updates, deletes or voids, as asked. A write that names an Id is an update (protocol.md §2.5), and
 * `include=void` makes any update a void: never may it pass as an update that changed nothing.
 */
export function runWrite(company: Company, definition: EntityDefinition, request: WriteRequest): WriteOutcome {
  const { body, options } = request;
  const operation = request.operation?.toLowerCase();
  switch (operation) {
    case undefined:
    case '':
    case 'create':
      if (hasId(body) || definition.kind === 'singleton') return updated(company, definition, request);
      return { kind: 'record', snapshot: createEntity(company, definition, { body, options }), operation: 'create' };
    case 'update':
      return updated(company, definition, request);
    case 'delete':
      return { kind: 'deleted', id: deleteEntity(company, definition, { body, options }), operation };
    case 'void':
      return voided(company, definition, { ...request, form: 'operation' });
    default:
      throw unsupportedOperation(operation.slice(0, 30));
  }
}

function updated(company: Company, definition: EntityDefinition, request: WriteRequest): WriteOutcome {
  const { body, options } = request;
  if (options.include.has('void')) return voided(company, definition, { ...request, form: 'include' });
  if (isObject(body) && !hasId(body) && definition.kind !== 'singleton') throw missingParameter('Id');
  return { kind: 'record', snapshot: updateEntity(company, definition, { body, options }), operation: 'update' };
}

function voided(
  company: Company,
  definition: EntityDefinition,
  request: WriteRequest & { readonly form: 'operation' | 'include' },
): WriteOutcome {
  const outcome = voidEntity(company, definition, request);
  return outcome.kind === 'nothing'
    ? { kind: 'nothing', operation: 'void' }
    : { kind: 'record', snapshot: outcome.snapshot, operation: 'void' };
}

function hasId(body: JsonValue | undefined): boolean {
  return isObject(body) && body['Id'] !== undefined && body['Id'] !== null && body['Id'] !== '';
}
