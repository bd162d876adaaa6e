import type { Desk } from '../entities/record-operations.ts';
import type { Answer, WriteOptions } from '../transport/call.ts';
import { documentOf } from '../transport/expect-shape.ts';
import { writeJson } from '../transport/write-json.ts';

/** A call that this package has no operation for. */
export type PlainRequest = {
  /** Below `/v3/company/{realmId}/`, such as `purchaseorder/12`; ids in it are the caller's to encode. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string | undefined>> | undefined;
} & (
  | { readonly method: 'GET' }
  /** A body is written as `writeJson` does: decimal text in amounts becomes numbers with the same digits. */
  | { readonly method: 'POST'; readonly body?: object | undefined }
);

/** Sends a request with all that the other operations have: tokens, limits, retries, and a request id where it may write. */
export async function sendRequest(
  desk: Desk,
  request: PlainRequest,
  options: Omit<WriteOptions, 'allowDuplicateDocNumber'>,
): Promise<Answer<Readonly<Record<string, unknown>>>> {
  const { requestId = desk.newRequestId(), ...rest } = options;
  const answer = await desk.send({
    ...rest,
    realmId: desk.realmId,
    path: request.path,
    params: request.params,
    accept: 'document',
    ...(request.method === 'GET'
      ? { method: 'GET', effect: 'read', meteredReads: 1 }
      : { method: 'POST', effect: 'write', meteredReads: 0, requestId, body: bodyOf(request.body) }),
  });
  return { value: documentOf(answer), meta: answer.meta };
}

function bodyOf(body: object | undefined) {
  return { contentType: 'application/json', content: body === undefined ? '' : writeJson(body) };
}
