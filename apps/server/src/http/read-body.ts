import { ProblemFault } from './problem-fault.ts';

/** Larger bodies are refused before they are read to the end. */
export const bodyBytesMax = 1_000_000;

/** Reads a body as text, at most `bodyBytesMax` bytes of it. */
export async function readBody(request: Request): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

/** The bytes as they came, for signatures over them. @throws ProblemFault `body-too-large` */
export async function readBytes(request: Request): Promise<Buffer> {
  if (request.body === null) return Buffer.alloc(0);
  if (Number(request.headers.get('content-length') ?? 0) > bodyBytesMax) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > bodyBytesMax) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same for endpoints that take JSON: another media type is refused, which also keeps plain HTML forms of other sites out. */
export async function readJsonBody(request: Request): Promise<string> {
  const text = await readBody(request);
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (text === '' || mediaType === 'application/json') return text;
  throw new ProblemFault('unsupported-media-type', 'Send the body with the header "content-type: application/json".');
}

function tooLarge(): ProblemFault {
  return new ProblemFault(
    'body-too-large',
    `Send at most ${bodyBytesMax / 1_000_000} MB at once; split larger work up.`,
  );
}
