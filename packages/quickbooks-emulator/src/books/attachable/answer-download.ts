import type { BooksAnswer, BooksCall } from '../call.ts';
import type { Company } from '../company.ts';
import { objectNotFound } from '../faults/faults.ts';
import { noSuchPath } from '../answer/path-faults.ts';

/** Answers `GET /download/{id}` with a temporary URL as text (protocol.md §2.1; the form of the body is unconfirmed). */
export function answerDownload(company: Company, call: BooksCall): BooksAnswer {
  const [, id, ...rest] = call.path;
  if (id === undefined || rest.length > 0) throw noSuchPath(call);
  if (!company.files.has(id)) throw objectNotFound();
  return {
    kind: 'body',
    status: 200,
    contentType: 'text/plain;charset=UTF-8',
    body: fileUrl(company, id, call.origin),
    entity: 'Attachable',
    operation: 'download',
    metered: 1,
    faulted: false,
  };
}

/** Where the emulator serves an uploaded file without a token, as the real service's storage does. */
export function fileUrl(company: Company, id: string, origin: string): string {
  return `${origin}/emulator/files/${company.realmId}/${id}`;
}
