import type { Attachable, NewAttachable } from '../entities/attachable.ts';
import type { Desk } from '../entities/record-operations.ts';
import { faultFromReport, faultFromStatus } from '../faults/classify-fault.ts';
import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import { readFault } from '../faults/read-fault.ts';
import type { Answer, CallOptions, WriteOptions } from '../transport/call.ts';
import { beganAs, exchangeHttp, type HttpPorts } from '../transport/exchange-http.ts';
import { documentOf, recordOf } from '../transport/expect-shape.ts';
import { malformedAnswer } from '../transport/read-answer.ts';
import { writeJson } from '../transport/write-json.ts';

/** QuickBooks' limit for one file (protocol.md §2.9). */
export const FILE_BYTES_MAX = 100 * 1024 * 1024;

/** A file to store in QuickBooks, and the records it belongs to. */
export interface Upload {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly attachTo?: NewAttachable['AttachableRef'] | undefined;
  readonly note?: string | undefined;
}

/** Uploads a file as multipart/form-data with one metadata part and one content part. */
export async function uploadFile(
  desk: Desk,
  upload: Upload,
  options: Omit<WriteOptions, 'allowDuplicateDocNumber'>,
): Promise<Answer<Attachable>> {
  if (upload.bytes.length > FILE_BYTES_MAX) throw fileTooLarge(upload.bytes.length);
  const { requestId = desk.newRequestId(), ...rest } = options;
  const answer = await desk.send({
    ...rest,
    realmId: desk.realmId,
    method: 'POST',
    path: 'upload',
    // The boundary is made when the form is sent, so the content type is left to fetch.
    body: { contentType: undefined, content: formOf(upload) },
    accept: 'document',
    effect: 'write',
    requestId,
    meteredReads: 0,
  });
  const list = documentOf(answer)['AttachableResponse'];
  const entries: readonly unknown[] = Array.isArray(list) ? list : [list];
  const [entry] = entries;
  const report = readFault(entry);
  if (report) throw faultFromReport(report, answer.meta);
  if (typeof entry !== 'object' || entry === null)
    throw malformedAnswer('The answer has no AttachableResponse', answer.meta);
  const document = entry as Record<string, unknown>;
  return {
    value: recordOf({ value: { kind: 'document', document }, meta: answer.meta }, 'Attachable'),
    meta: answer.meta,
  };
}

function formOf(upload: Upload): FormData {
  const metadata: NewAttachable = {
    FileName: upload.fileName,
    ContentType: upload.contentType,
    ...(upload.note === undefined ? {} : { Note: upload.note }),
    ...(upload.attachTo === undefined ? {} : { AttachableRef: upload.attachTo }),
  };
  const form = new FormData();
  form.append('file_metadata_01', new Blob([writeJson(metadata)], { type: 'application/json' }), 'metadata.json');
  form.append('file_content_01', new Blob([upload.bytes.slice()], { type: upload.contentType }), upload.fileName);
  return form;
}

/** The address a file can be fetched from, without a token, for some minutes. */
export async function fileAddress(desk: Desk, id: string, options: CallOptions): Promise<Answer<string>> {
  const answer = await desk.send({
    ...options,
    realmId: desk.realmId,
    method: 'GET',
    path: `download/${encodeURIComponent(id)}`,
    accept: 'text',
    effect: 'read',
    meteredReads: 1,
  });
  const text = answer.value.kind === 'text' ? answer.value.text.trim().replace(/^"(.*)"$/, '$1') : '';
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw malformedAnswer('The answer is no download address', answer.meta);
  return { value: text, meta: answer.meta };
}

/** Fetches a file from its temporary address. No token is sent there: it is not QuickBooks' own host. */
export async function downloadFile(http: HttpPorts, address: string, options: CallOptions): Promise<Uint8Array> {
  const answer = await exchangeHttp(http, { method: 'GET', url: address, headers: {}, signal: options.signal });
  if (answer.status !== 200) throw faultFromStatus(beganAs(answer));
  return answer.bytes;
}

function fileTooLarge(size: number): QuickBooksFault {
  return new QuickBooksFault({
    kind: 'too-large',
    message: `The file has ${size} bytes; QuickBooks takes ${FILE_BYTES_MAX} at most.`,
    retry: { kind: 'never' },
  });
}
