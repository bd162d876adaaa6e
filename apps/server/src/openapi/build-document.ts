import { problemDocument, problems, type AnyEndpoint, type ProblemCode } from '@tieout/api';
import { z } from 'zod';
import { serverVersion } from '../server-version.ts';

export type Json = { readonly [key: string]: Json } | readonly Json[] | string | number | boolean | null;
type JsonObject = Readonly<Record<string, Json>>;

const description = `Everything the pages do goes through this API.

Programs send an API key (Settings → API keys) as \`Authorization: Bearer tieout_…\`. Writes may carry an \`Idempotency-Key\`: the same
key with the same request is carried out once, for 24 hours. Refusals are problem documents (RFC 9457) with a stable \`code\`.`;

/** Refusals that any endpoint can give. */
const commonRefusals: readonly ProblemCode[] = [
  'invalid-request',
  'too-many-requests',
  'internal-error',
  'not-available',
];
const signedInRefusals: readonly ProblemCode[] = ['not-signed-in', 'not-allowed'];
const onceRefusals: readonly ProblemCode[] = ['request-in-progress', 'idempotency-key-reused'];
const bodyRefusals: readonly ProblemCode[] = ['malformed-json', 'body-too-large', 'unsupported-media-type'];
const versionRefusals: readonly ProblemCode[] = ['version-missing', 'version-changed'];

/** Refusals that follow from what an endpoint takes. */
const impliedRefusals = ({ access, method, params, body, isVersioned }: AnyEndpoint): readonly ProblemCode[] => [
  ...(access === 'public' ? [] : signedInRefusals),
  ...(params === undefined ? [] : (['not-found'] as const)),
  ...(method === 'GET' ? [] : (['cross-site-request'] as const)),
  ...(method === 'GET' || access === 'public' ? [] : onceRefusals),
  ...(body === undefined ? [] : bodyRefusals),
  ...(isVersioned ? versionRefusals : []),
];

/** The OpenAPI 3.1 document of the contract. There is no second description to keep in step. */
export function buildDocument(endpoints: readonly AnyEndpoint[]): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = describeOperation(endpoint);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tieout',
      version: serverVersion,
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Problem: toSchema(problemDocument, 'output') },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key made in Settings.' },
        session: { type: 'apiKey', in: 'cookie', name: 'tieout_session' },
      },
    },
  };
}

function describeOperation(endpoint: AnyEndpoint): JsonObject {
  const tag = endpoint.name.split('.')[0] ?? '';
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [tag],
    'x-access': endpoint.access,
    security: endpoint.access === 'public' ? [] : [{ apiKey: [] }, { session: [] }],
    parameters: [
      ...parametersIn('path', endpoint.params),
      ...parametersIn('query', endpoint.query),
      ...headersOf(endpoint),
    ],
    ...(endpoint.body && { requestBody: describeBody(endpoint.body) }),
    responses: { [String(endpoint.status)]: describeSuccess(endpoint), ...describeRefusals(endpoint) },
  };
}

/** A body of which every part may be left out may be left out itself. */
const describeBody = (body: z.ZodType): JsonObject => ({
  required: !body.safeParse({}).success,
  content: { 'application/json': { schema: toSchema(body, 'input') } },
});

function parametersIn(place: 'path' | 'query', schema: z.ZodType | undefined): readonly JsonObject[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = toSchema(schema, 'input') as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function headersOf({ method, isVersioned }: AnyEndpoint): readonly JsonObject[] {
  const text = { type: 'string' };
  const key = { name: 'Idempotency-Key', in: 'header', required: false, schema: text };
  const version = { name: 'If-Match', in: 'header', required: true, schema: text };
  return [...(method === 'GET' ? [] : [key]), ...(isVersioned ? [version] : [])];
}

function describeSuccess(endpoint: AnyEndpoint): JsonObject {
  const text = { type: 'string' };
  switch (endpoint.kind) {
    case 'json': {
      const schema = endpoint.answer === undefined ? {} : toSchema(endpoint.answer, 'output');
      return { description: 'Done', content: { 'application/json': { schema } } };
    }
    case 'file':
      return {
        description: 'The file',
        content: { 'application/octet-stream': { schema: { ...text, format: 'binary' } } },
      };
    case 'events':
      return { description: 'A stream of events', content: { 'text/event-stream': { schema: text } } };
    case 'empty':
      return { description: 'Done' };
  }
}

function describeRefusals(endpoint: AnyEndpoint): JsonObject {
  const codes = new Set<ProblemCode>([...commonRefusals, ...impliedRefusals(endpoint), ...endpoint.refusals]);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code]);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const entries = [...byStatus].map(([status, list]) => {
    const lines = list.map(code => `\`${code}\`: ${problems[code].title}`);
    return [String(status), { description: lines.join('; '), content }] as const;
  });
  return Object.fromEntries(entries);
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const made = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as JsonObject;
  // The document says once which dialect its schemas are in.
  return Object.fromEntries(Object.entries(made).filter(([key]) => key !== '$schema'));
}
