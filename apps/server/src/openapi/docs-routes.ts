import type { AnyEndpoint } from '@tieout/api';
import type { RawRoute } from '../http/raw-route.ts';
import { buildDocument } from './build-document.ts';
import { docsStyle, renderDocsPage } from './docs-page.ts';

/** `/api/openapi.json` and the readable reference `/api/docs`. */
export function docsRoutes(endpoints: readonly AnyEndpoint[]): readonly RawRoute[] {
  // Made at the first visit: most starts of the server never need them.
  const document = once(() => JSON.stringify(buildDocument(endpoints)));
  const page = once(() => renderDocsPage(endpoints));
  return [
    fileRoute('openapi', '/api/openapi.json', { type: 'application/json', make: document }),
    fileRoute('docs', '/api/docs', { type: 'text/html; charset=utf-8', make: page }),
    { method: 'GET', path: '/problems/:code', name: 'problem', handler: toProblem },
    fileRoute('docs-style', '/api/docs.css', { type: 'text/css; charset=utf-8', make: () => docsStyle }),
  ];
}

// The `type` of a problem document leads to its description (RFC 9457 §3.1.1).
function toProblem(): Promise<Response> {
  return Promise.resolve(new Response(null, { status: 302, headers: { location: '/api/docs#problems' } }));
}

interface MadeFile {
  readonly type: string;
  readonly make: () => string;
}

function fileRoute(name: string, path: string, { type, make }: MadeFile): RawRoute {
  const headers = { 'content-type': type, 'cache-control': 'no-cache' };
  return { method: 'GET', path, name, handler: () => Promise.resolve(new Response(make(), { headers })) };
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}
