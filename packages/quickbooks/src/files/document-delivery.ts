import { traitsOf, type SendableName } from '../entities/entity-catalogue.ts';
import type { Entity } from '../entities/entity-types.ts';
import type { Desk } from '../entities/record-operations.ts';
import type { Answer, CallOptions, WriteOptions } from '../transport/call.ts';
import { recordOf } from '../transport/expect-shape.ts';
import { malformedAnswer } from '../transport/read-answer.ts';

/** How a document is e-mailed. */
export interface SendOptions extends Omit<WriteOptions, 'allowDuplicateDocNumber'> {
  /** The document's `BillEmail` when absent; QuickBooks stores it there when given. */
  readonly sendTo?: string | undefined;
}

/** Has QuickBooks e-mail a document; the answer is the document with `EmailStatus: 'EmailSent'` (protocol.md §2.6). */
export async function sendDocument<Name extends SendableName>(
  desk: Desk,
  name: Name,
  request: { readonly id: string; readonly options: SendOptions },
): Promise<Answer<Entity<Name>>> {
  const { sendTo, requestId = desk.newRequestId(), ...options } = request.options;
  const answer = await desk.send({
    ...options,
    realmId: desk.realmId,
    method: 'POST',
    path: `${traitsOf(name).path}/${encodeURIComponent(request.id)}/send`,
    params: { sendTo },
    body: { contentType: 'application/octet-stream', content: '' },
    accept: 'document',
    effect: 'write',
    requestId,
    meteredReads: 0,
  });
  return { value: recordOf(answer, name), meta: answer.meta };
}

/** The document as QuickBooks prints it. */
export async function readPdf(
  desk: Desk,
  name: SendableName,
  request: { readonly id: string; readonly options: CallOptions },
): Promise<Answer<Uint8Array>> {
  const answer = await desk.send({
    ...request.options,
    realmId: desk.realmId,
    method: 'GET',
    path: `${traitsOf(name).path}/${encodeURIComponent(request.id)}/pdf`,
    accept: 'bytes',
    effect: 'read',
    meteredReads: 1,
  });
  const { value: content, meta } = answer;
  if (content.kind !== 'bytes' || !startsLikePdf(content.bytes)) throw malformedAnswer('The answer is not a PDF', meta);
  return { value: content.bytes, meta };
}

function startsLikePdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}
