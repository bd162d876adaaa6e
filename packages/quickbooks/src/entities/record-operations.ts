import type { Answer, AnswerContent, Call, CallOptions, Send, WriteOptions } from '../transport/call.ts';
import { documentOf, recordOf } from '../transport/expect-shape.ts';
import { malformedAnswer } from '../transport/read-answer.ts';
import { writeJson } from '../transport/write-json.ts';
import type { Identity } from './record-parts.ts';
import type {
  CreatableName,
  DeactivatableName,
  DeletableName,
  EntityName,
  UpdatableName,
  VoidableName,
} from './entity-catalogue.ts';
import { traitsOf } from './entity-catalogue.ts';
import type { Entity, FullUpdate, NewEntity, SparseUpdate } from './entity-types.ts';

/** Where records are read and written. */
export interface Desk {
  readonly send: Send;
  readonly realmId: string;
  /** Makes a request id for a write whose caller gave none. */
  readonly newRequestId: () => string;
}

/** What deleting answers: nothing but the id. */
export interface Deleted {
  readonly Id: string;
  readonly status: 'Deleted';
}

export async function getRecord<Name extends EntityName>(
  desk: Desk,
  name: Name,
  request: { readonly id: string; readonly options?: CallOptions },
): Promise<Answer<Entity<Name>>> {
  const answer = await desk.send({
    ...request.options,
    realmId: desk.realmId,
    method: 'GET',
    path: `${traitsOf(name).path}/${encodeURIComponent(request.id)}`,
    accept: 'document',
    effect: 'read',
    meteredReads: 1,
  });
  return { value: recordOf(answer, name), meta: answer.meta };
}

export function createRecord<Name extends CreatableName>(
  desk: Desk,
  name: Name,
  write: { readonly body: NewEntity<Name>; readonly options?: WriteOptions },
): Promise<Answer<Entity<Name>>> {
  return writeRecord(desk, name, write);
}

export function updateRecord<Name extends UpdatableName>(
  desk: Desk,
  name: Name,
  write: { readonly body: FullUpdate<Name>; readonly options?: WriteOptions },
): Promise<Answer<Entity<Name>>> {
  return writeRecord(desk, name, { ...write, body: { ...write.body, sparse: false }, params: { operation: 'update' } });
}

export function sparseUpdateRecord<Name extends UpdatableName>(
  desk: Desk,
  name: Name,
  write: { readonly body: SparseUpdate<Name>; readonly options?: WriteOptions },
): Promise<Answer<Entity<Name>>> {
  return writeRecord(desk, name, { ...write, body: { ...write.body, sparse: true }, params: { operation: 'update' } });
}

/** Name lists are never deleted; QuickBooks appends ` (deleted)` to the name of an inactive record. */
export function deactivateRecord<Name extends DeactivatableName>(
  desk: Desk,
  name: Name,
  write: { readonly body: Identity; readonly options?: WriteOptions },
): Promise<Answer<Entity<Name>>> {
  const body = { ...identityOf(write.body), sparse: true, Active: false };
  return writeRecord(desk, name, { ...write, body, params: { operation: 'update' } });
}

/** Voids with the form that works for this kind; amounts become 0 and the record stays (protocol.md §2.5). */
export async function voidRecord<Name extends VoidableName>(
  desk: Desk,
  name: Name,
  write: { readonly body: Identity; readonly options?: WriteOptions },
): Promise<Answer<Entity<Name>>> {
  const body = identityOf(write.body);
  return traitsOf(name).voids === 'operation=void'
    ? writeRecord(desk, name, { ...write, body, params: { operation: 'void' } })
    : writeRecord(desk, name, {
        ...write,
        body: { ...body, sparse: true },
        params: { operation: 'update' },
        include: ['void'],
      });
}

/** Sends exactly `Id` and `SyncToken`: echoing a whole record can fail because of read-only parts (entities.md §3.3). */
export async function deleteRecord(
  desk: Desk,
  name: DeletableName,
  write: { readonly body: Identity; readonly options?: WriteOptions },
): Promise<Answer<Deleted>> {
  const answer = await post(desk, name, { ...write, body: identityOf(write.body), params: { operation: 'delete' } });
  const deleted = documentOf(answer)[name];
  const isDeleted =
    typeof deleted === 'object' && deleted !== null && 'status' in deleted && deleted.status === 'Deleted';
  if (!isDeleted) throw malformedAnswer(`QuickBooks did not confirm that the ${name} is deleted`, answer.meta);
  return { value: { Id: write.body.Id, status: 'Deleted' }, meta: answer.meta };
}

interface RecordWrite {
  readonly body: object;
  readonly params?: Readonly<Record<string, string>>;
  readonly include?: readonly string[];
  readonly options?: WriteOptions;
}

async function writeRecord<Name extends EntityName>(
  desk: Desk,
  name: Name,
  write: RecordWrite,
): Promise<Answer<Entity<Name>>> {
  const answer = await post(desk, name, write);
  return { value: recordOf(answer, name), meta: answer.meta };
}

function post(desk: Desk, name: EntityName, write: RecordWrite): Promise<Answer<AnswerContent>> {
  const { requestId, allowDuplicateDocNumber = false, include = [], ...options } = write.options ?? {};
  const call: Call = {
    ...options,
    realmId: desk.realmId,
    method: 'POST',
    path: traitsOf(name).path,
    params: write.params,
    include: [...(write.include ?? []), ...(allowDuplicateDocNumber ? ['allowduplicatedocnum'] : []), ...include],
    body: { contentType: 'application/json', content: writeJson(write.body) },
    accept: 'document',
    effect: 'write',
    requestId: requestId ?? desk.newRequestId(),
    meteredReads: 0,
  };
  return desk.send(call);
}

function identityOf(record: Identity): Identity {
  return { Id: record.Id, SyncToken: record.SyncToken };
}
