import { createHash } from 'node:crypto';
import type { Actor, RecordTools } from '../records/record-tools.ts';
import type { RecordKey } from '../records/record-key.ts';
import { isUniqueViolation } from '../store/is-unique-violation.ts';
import { actorOf } from './actor-of.ts';
import { callerKey } from './caller.ts';
import { ProblemFault } from './problem-fault.ts';
import type { CallContext, WorkspaceContext } from './route.ts';

type CreatingCall = Pick<CallContext, 'idempotencyKey'> & WorkspaceContext & { readonly body: unknown };

export interface Creation<Tools, Made> {
  readonly tools: Tools;
  readonly create: (actor: Actor) => Promise<Made>;
  /** Reads what was made before, when the rest of its making is finished. @throws ProblemFault `not-found` */
  readonly read: (key: RecordKey, now: Date) => Promise<Made>;
}

/**
 * Makes a record once per Idempotency-Key, even if the process dies after the record stands and before its answer is kept
 * (idempotency.ts lets such a request run again): the record's id follows from the key, so that its own row says that it was made. The
 * second run answers with it; of two that run at once the database lets one through.
 */
export async function createOnce<Tools extends Pick<RecordTools, 'now'>, Made>(
  call: CreatingCall,
  { tools, create, read }: Creation<Tools, Made>,
): Promise<Made> {
  const actor = actorOf(call);
  const id = findRecordId(call);
  if (id === undefined) return create(actor);
  const find = () => orNothing(read({ workspaceId: call.workspaceId, id }, tools.now()));
  const made = await find();
  if (made !== undefined) return made;
  try {
    return await create({ ...actor, recordId: id });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const madeMeanwhile = await find();
    if (madeMeanwhile === undefined) throw error;
    return madeMeanwhile;
  }
}

/** As many bytes as a UUID has. */
const idBytes = 16;

/** A UUID of version 8, whose bits are one's own (RFC 9562 §5.8): who asked, the key, and for what. */
function findRecordId({ idempotencyKey, workspaceId, caller, body }: CreatingCall): string | undefined {
  if (idempotencyKey === undefined) return undefined;
  const asked = JSON.stringify([workspaceId, callerKey(caller), idempotencyKey, body]);
  const bytes = createHash('sha256').update(asked).digest().subarray(0, idBytes);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function orNothing<Made>(reading: Promise<Made>): Promise<Made | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ProblemFault && error.code === 'not-found') return undefined;
    throw error;
  }
}
