import Busboy from '@fastify/busboy';
import type { UploadedFile } from '../books/call.ts';

/** Far more pairs than anybody sends at once; the body's own limit holds for their sizes. */
const PARTS_MAX = 200;
const METADATA_BYTES_MAX = 1024 * 1024;
/** Room for the headers of a first part. */
const SNIFFED_BYTES = 1024;
const PART_NAME = /^file_(metadata|content)_(\d{1,10})$/;

interface FileParts {
  metadata?: string;
  content?: { readonly bytes: Uint8Array; readonly fileName: string; readonly contentType: string };
}

/**
 * Reads the parts of `POST /upload`: `file_metadata_NN` beside `file_content_NN` (protocol.md §2.9). A part may come as
 * a field or as a file, its content raw or in base64. What is no multipart body gives no files.
 */
export function readUpload(contentType: string | undefined, body: Buffer): Promise<readonly UploadedFile[]> {
  const pairs = new Map<number, FileParts>();
  return new Promise(resolve => {
    const done = (): void => resolve([...pairs].sort(([left], [right]) => left - right).map(([, pair]) => pair));
    const parser = openParser(contentType);
    if (parser === undefined) {
      done();
      return;
    }
    parser.on('field', (...field) => {
      const [name, text, , , encoding, partType] = field;
      keepPart(pairs, name, { bytes: decodePart(Buffer.from(text), encoding), contentType: partType });
    });
    parser.on('file', (name, stream, ...[fileName, encoding, partType]: [string, string, string]) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const bytes = decodePart(Buffer.concat(chunks), encoding);
        keepPart(pairs, name, { bytes, fileName, contentType: partType });
      });
    });
    parser.on('finish', done);
    parser.on('error', done);
    parser.end(withLineEnds(body));
  });
}

function openParser(contentType: string | undefined): InstanceType<typeof Busboy> | undefined {
  try {
    return new Busboy({
      headers: { 'content-type': contentType ?? '' },
      limits: { parts: PARTS_MAX, fieldSize: METADATA_BYTES_MAX },
    });
  } catch {
    return undefined;
  }
}

interface Part {
  readonly bytes: Buffer;
  readonly fileName?: string;
  readonly contentType?: string;
}

function keepPart(pairs: Map<number, FileParts>, name: string, part: Part): void {
  const match = PART_NAME.exec(name);
  if (match === null) return;
  const number = Number(match[2]);
  const pair = pairs.get(number) ?? {};
  pairs.set(number, pair);
  if (match[1] === 'metadata') pair.metadata = part.bytes.toString('utf8');
  else
    pair.content = {
      bytes: part.bytes,
      fileName: part.fileName ?? '',
      contentType: part.contentType ?? 'application/octet-stream',
    };
}

/** python-quickbooks ends the lines of its multipart bodies with a bare line feed; its contents are base64, so all may be mended. */
function withLineEnds(body: Buffer): Buffer {
  const start = body.toString('latin1', 0, SNIFFED_BYTES);
  if (start.includes('\r\n') || !start.includes('\n')) return body;
  return Buffer.from(body.toString('latin1').trimStart().replaceAll('\n', '\r\n'), 'latin1');
}

/** python-quickbooks sends base64 and says so (protocol.md §2.9). */
function decodePart(bytes: Buffer, encoding: string | undefined): Buffer {
  return encoding?.toLowerCase() === 'base64' ? Buffer.from(bytes.toString('latin1'), 'base64') : bytes;
}
