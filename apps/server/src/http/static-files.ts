import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

interface StaticFile {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/;
const compressedBytesMin = 1_400;
const brotliQuality = 5;
const cachedFilesMax = 500;
const immutable = 'public, max-age=31536000, immutable';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Serves the built web app. Files below `assets/` carry a hash in their name and never change; any other address that asks for a
 * page gets `index.html`, whose script then finds the page.
 */
export function createStaticFiles(folder: string): (request: Request) => Promise<Response | undefined> {
  const cache = new Map<string, Promise<StaticFile | undefined>>();
  const load = (path: string, encoding: Encoding): Promise<StaticFile | undefined> => {
    const isHashed = path.startsWith(`assets${sep}`);
    if (!isHashed) return readStaticFile({ folder, path, encoding });
    const key = `${encoding} ${path}`;
    const found = cache.get(key) ?? readStaticFile({ folder, path, encoding });
    if (cache.size < cachedFilesMax) cache.set(key, found);
    return found;
  };
  return async request => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const path = pathWithin(new URL(request.url).pathname);
    if (path === undefined || path.startsWith(`api${sep}`)) return undefined;
    const encoding = chooseEncoding(request.headers.get('accept-encoding') ?? '');
    const wantsPage = request.headers.get('accept')?.includes('text/html') ?? false;
    const file = (await load(path, encoding)) ?? (wantsPage ? await load('index.html', encoding) : undefined);
    if (file === undefined) return undefined;
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(file.bytes), { headers: file.headers });
  };
}

type Encoding = 'br' | 'gzip' | 'identity';

function chooseEncoding(accepted: string): Encoding {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

function pathWithin(pathname: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(pathname)).replace(/^[/\\]+/, '');
    if (path.startsWith('..') || path.includes('\0')) return undefined;
    return path === '' ? 'index.html' : path;
  } catch {
    return undefined;
  }
}

async function readStaticFile(wanted: {
  readonly folder: string;
  readonly path: string;
  readonly encoding: Encoding;
}): Promise<StaticFile | undefined> {
  const full = join(wanted.folder, wanted.path);
  const found = await stat(full).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  const plain = await readFile(full);
  const type = mediaTypes[extname(full)] ?? 'application/octet-stream';
  const isWorthIt = compressible.test(type) && plain.length >= compressedBytesMin;
  const encoding = isWorthIt ? wanted.encoding : 'identity';
  return { bytes: await encode(plain, encoding), headers: fileHeaders(wanted.path, type, encoding) };
}

function fileHeaders(path: string, type: string, encoding: Encoding): Readonly<Record<string, string>> {
  return {
    'content-type': type,
    'cache-control': path.startsWith(`assets${sep}`) ? immutable : 'no-cache',
    vary: 'accept-encoding',
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
}

function encode(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') return brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } });
  return encoding === 'gzip' ? zip(plain) : Promise.resolve(plain);
}
