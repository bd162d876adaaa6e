import type { AnyEndpoint, Method } from '@tieout/api';
import { problems } from '@tieout/api';
import { buildDocument, type Json } from './build-document.ts';

const methodOrder: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The reference as one page that needs no script and nothing from elsewhere. */
export function renderDocsPage(endpoints: readonly AnyEndpoint[]): string {
  const document = buildDocument(endpoints) as unknown as OpenApiDocument;
  const groups = groupEndpoints(endpoints);
  const names = [...groups.keys()];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tieout API</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="/api/docs.css"></head><body>
<nav aria-label="Resources"><h1>Tieout API</h1><ul>${names.map(name => `<li><a href="#${name}">${text(name)}</a></li>`).join('')}
<li><a href="#problems">problems</a></li></ul><p><a href="/api/openapi.json">openapi.json</a></p></nav>
<main>${paragraphs(document.info.description)}
${[...groups].map(([name, list]) => renderGroup(name, list, document)).join('\n')}
${renderProblems()}</main></body></html>`;
}

/** Its style, served as a file of its own because the page's policy forbids inline ones from strangers. */
export const docsStyle = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{display:grid;grid-template-columns:14rem minmax(0,1fr);margin:0}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1rem;box-sizing:border-box;border-right:1px solid #8884}
nav ul{list-style:none;padding:0}
main{padding:1rem 2rem;max-width:60rem}
details{border:1px solid #8884;border-radius:6px;margin:.5rem 0;padding:.5rem .75rem}
summary{cursor:pointer}
code,pre{font-family:ui-monospace,monospace;font-size:.875rem}
pre{overflow:auto;background:#8881;padding:.75rem;border-radius:6px}
.method{display:inline-block;min-width:4.5rem;font-weight:700}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #8884;vertical-align:top}
@media (max-width:48rem){body{display:block}nav{position:static;height:auto}}`;

interface OpenApiDocument {
  readonly info: { readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Json;
  }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Json } } };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Json }>>;
}

function groupOf({ name }: AnyEndpoint): string {
  return name.split('.')[0] ?? '';
}

function groupEndpoints(endpoints: readonly AnyEndpoint[]): Map<string, AnyEndpoint[]> {
  const groups = new Map<string, AnyEndpoint[]>();
  for (const endpoint of endpoints) groups.set(groupOf(endpoint), [...(groups.get(groupOf(endpoint)) ?? []), endpoint]);
  return groups;
}

function renderGroup(name: string, endpoints: readonly AnyEndpoint[], document: OpenApiDocument): string {
  const byMethod = (endpoint: AnyEndpoint) => methodOrder.indexOf(endpoint.method);
  const sorted = endpoints.toSorted(
    (left, right) => left.path.localeCompare(right.path) || byMethod(left) - byMethod(right),
  );
  return `<section id="${name}"><h2>${text(name)}</h2>${sorted.map(endpoint => renderEndpoint(endpoint, document)).join('\n')}</section>`;
}

function renderEndpoint(endpoint: AnyEndpoint, document: OpenApiDocument): string {
  const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
  const operation = document.paths[path]?.[endpoint.method.toLowerCase()];
  const heading = `<span class="method">${endpoint.method}</span><code>${text(path)}</code> ${text(endpoint.summary)}`;
  if (operation === undefined) return `<p>${heading}</p>`;
  return `<details id="${endpoint.name}"><summary>${heading}</summary><p>Needs: <code>${endpoint.access}</code></p>
${renderParameters(operation)}${renderBody(operation)}${renderResponses(operation)}</details>`;
}

function renderParameters({ parameters }: Operation): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${text(name)}</code></td><td>${place}${required ? ', required' : ''}</td><td><code>${text(JSON.stringify(schema))}</code></td></tr>`,
  );
  return `<h4>Parameters</h4><table>${rows.join('')}</table>`;
}

function renderBody({ requestBody }: Operation): string {
  return requestBody === undefined ? '' : `<h4>Body</h4>${schemaBlock(requestBody.content['application/json'].schema)}`;
}

function renderResponses({ responses }: Operation): string {
  const rows = Object.entries(responses).map(([status, { description, content }]) => {
    const schema = (content as { 'application/json'?: { schema: Json } } | undefined)?.['application/json']?.schema;
    const answer = schema === undefined ? '' : schemaBlock(schema);
    return `<tr><td>${status}</td><td>${text(description)}${answer}</td></tr>`;
  });
  return `<h4>Answers</h4><table>${rows.join('')}</table>`;
}

function renderProblems(): string {
  const rows = Object.entries(problems).map(
    ([code, { status, title }]) => `<tr><td><code>${code}</code></td><td>${status}</td><td>${text(title)}</td></tr>`,
  );
  return `<section id="problems"><h2>problems</h2><table>${rows.join('')}</table></section>`;
}

function schemaBlock(schema: Json): string {
  return `<pre>${text(JSON.stringify(schema, undefined, 2))}</pre>`;
}

function paragraphs(markdown: string): string {
  return markdown
    .split('\n\n')
    .map(part => `<p>${text(part).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`)
    .join('');
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
