import { createHash } from 'node:crypto';
import type { SecretBox } from '../secrets/secret-box.ts';
import type { Db } from '../store/store.ts';
import { callerKey, type KnownCaller } from './caller.ts';
import { ProblemFault } from './problem-fault.ts';

export interface IdempotencyOptions {
  readonly db: Db;
  readonly secrets: SecretBox;
  readonly clock: () => Date;
}

export interface IdempotentRequest {
  readonly caller: KnownCaller;
  readonly key: string;
  /** What makes it the same request: endpoint, address and body. */
  readonly fingerprint: readonly string[];
}

/** Carries a write out once per key: a repeated request gets the first one's answer. */
export type OncePerKey = (request: IdempotentRequest, answer: () => Promise<Response>) => Promise<Response>;

const keyLengthMax = 200;
/** A request that was killed half way is taken over after this time. */
const abandonedAfterMs = 120_000;
/** Answers that say nothing about the request itself, so that trying again makes sense. */
const transientStatuses = new Set([401, 403, 429]);
const isTransient = (status: number) => status >= 500 || transientStatuses.has(status);

/** Keeps answers in the database, sealed: they may hold a secret that is shown once. */
export function createOncePerKey(options: IdempotencyOptions): OncePerKey {
  return async (request, answer) => {
    if (request.key.length > keyLengthMax) {
      throw new ProblemFault('invalid-request', `An Idempotency-Key has at most ${keyLengthMax} characters.`);
    }
    const kept = await claim(options, request);
    if (kept !== undefined) return kept;
    return carryOut(options, request, answer);
  };
}

async function carryOut(
  options: IdempotencyOptions,
  request: IdempotentRequest,
  answer: () => Promise<Response>,
): Promise<Response> {
  const response = await answer().catch(async (error: unknown) => {
    await forget(options, request);
    throw error;
  });
  if (isTransient(response.status)) await forget(options, request);
  // The work is done: if this fails, the key stays taken, and a repeated request must wait rather than do it again.
  else await keep(options, request, response.clone());
  return response;
}

/** Takes the key, or finds the answer that was given to it. */
async function claim(options: IdempotencyOptions, request: IdempotentRequest): Promise<Response | undefined> {
  const { db, clock } = options;
  const now = clock();
  const requestHash = hashOf(request.fingerprint);
  const taken = await db
    .insertInto('idempotency_key')
    .values({ ...place(request), request_hash: requestHash, status: null, body: null, etag: null, created_at: now })
    .onConflict(conflict =>
      conflict
        .columns(['workspace_id', 'caller', 'key'])
        .doUpdateSet({ created_at: now })
        .where('idempotency_key.status', 'is', null)
        .where('idempotency_key.request_hash', '=', requestHash)
        .where('idempotency_key.created_at', '<', new Date(now.getTime() - abandonedAfterMs)),
    )
    .returning('key')
    .executeTakeFirst();
  return taken === undefined ? findAnswer(options, request, requestHash) : undefined;
}

async function findAnswer(
  { db, secrets }: IdempotencyOptions,
  request: IdempotentRequest,
  requestHash: Buffer,
): Promise<Response> {
  const found = await selectRow(db, request).executeTakeFirst();
  if (found !== undefined && !found.request_hash.equals(requestHash)) {
    throw new ProblemFault(
      'idempotency-key-reused',
      'This key was used for another request. Use a new key for new work.',
    );
  }
  if (found === undefined || found.status === null) {
    throw new ProblemFault(
      'request-in-progress',
      'The first request with this key is still being worked on; ask again soon.',
    );
  }
  const headers = new Headers({ 'cache-control': 'no-store', 'idempotent-replay': 'true' });
  if (found.etag !== null) headers.set('etag', found.etag);
  if (found.body === null) return new Response(null, { status: found.status, headers });
  const { body, type } = JSON.parse(secrets.open(found.body, sealPlace(request))) as { body: string; type: string };
  headers.set('content-type', type);
  return new Response(body, { status: found.status, headers });
}

function selectRow(db: Db, request: IdempotentRequest) {
  const { workspace_id, caller, key } = place(request);
  return db
    .selectFrom('idempotency_key')
    .selectAll()
    .where('workspace_id', '=', workspace_id)
    .where('caller', '=', caller)
    .where('key', '=', key);
}

async function keep(
  { db, secrets }: IdempotencyOptions,
  request: IdempotentRequest,
  response: Response,
): Promise<void> {
  const { workspace_id, caller, key } = place(request);
  const body = await response.text();
  const type = response.headers.get('content-type') ?? 'application/json';
  const sealed = body === '' ? null : secrets.seal(JSON.stringify({ body, type }), sealPlace(request));
  await db
    .updateTable('idempotency_key')
    .set({ status: response.status, body: sealed, etag: response.headers.get('etag') })
    .where('workspace_id', '=', workspace_id)
    .where('caller', '=', caller)
    .where('key', '=', key)
    .execute();
}

async function forget({ db }: IdempotencyOptions, request: IdempotentRequest): Promise<void> {
  const { workspace_id, caller, key } = place(request);
  await db
    .deleteFrom('idempotency_key')
    .where('workspace_id', '=', workspace_id)
    .where('caller', '=', caller)
    .where('key', '=', key)
    .execute();
}

function place({ caller, key }: IdempotentRequest) {
  return { workspace_id: caller.workspaceId, caller: callerKey(caller), key };
}

function sealPlace({ caller, key }: IdempotentRequest) {
  return ['idempotency_key', `${caller.workspaceId}:${callerKey(caller)}:${key}`, 'body'] as const;
}

function hashOf(parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
