import type { z } from 'zod';
import type { Permission } from './permission.ts';
import type { ProblemCode } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: anybody, anybody signed in, or whoever holds the permission (by role or by API key scope). */
export type Access = 'public' | 'signed-in' | Permission;

/** What travels beside the JSON answer: nothing, a file, or a stream of server-sent events. */
export type AnswerKind = 'json' | 'empty' | 'file' | 'events';

/**
 * One HTTP endpoint as data. The server mounts it, the client calls it, the OpenAPI document is made from it, and the tenancy test
 * walks over all of them: there is no second list to keep in step.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** Stable operation id, `resource.verb`. */
  readonly name: string;
  readonly method: Method;
  /** Path with `:name` parameters, from the origin on. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer?: Answer;
  readonly kind: AnswerKind;
  /** Status of success. */
  readonly status: 200 | 201 | 202 | 204;
  /** Refusals beyond the ones every endpoint can give. */
  readonly refusals: readonly ProblemCode[];
  /** The caller must send `If-Match` with the version it read. */
  readonly isVersioned: boolean;
}

interface Optional {
  readonly kind: AnswerKind;
  readonly status: 200 | 201 | 202 | 204;
  readonly refusals: readonly ProblemCode[];
  readonly isVersioned: boolean;
}

type Required<E> = Omit<E, keyof Optional> & Partial<Optional>;

/** Declares an endpoint: JSON with status 200, or 204 when it has no answer, unless said otherwise. */
export function endpoint<
  Params extends z.ZodType = z.ZodNever,
  Query extends z.ZodType = z.ZodNever,
  Body extends z.ZodType = z.ZodNever,
  Answer extends z.ZodType = z.ZodNever,
>(spec: Required<Endpoint<Params, Query, Body, Answer>>): Endpoint<Params, Query, Body, Answer> {
  const kind = spec.kind ?? (spec.answer === undefined ? 'empty' : 'json');
  return {
    refusals: [],
    isVersioned: false,
    ...spec,
    kind,
    status: spec.status ?? (kind === 'empty' ? 204 : 200),
  };
}

export type AnyEndpoint = Endpoint;

/** What a handler receives, parsed. A part that the endpoint does not declare is absent from the type. */
export type Received<E> =
  E extends Endpoint<infer P, infer Q, infer B>
    ? Part<'params', P, z.output<P>> & Part<'query', Q, z.output<Q>> & Part<'body', B, z.output<B>>
    : never;

/** What a caller hands over, before defaults are filled in. */
export type Given<E> =
  E extends Endpoint<infer P, infer Q, infer B>
    ? Part<'params', P, z.input<P>> & OptionalPart<'query', Q, z.input<Q>> & Part<'body', B, z.input<B>>
    : never;

/** What the endpoint answers with. */
export type Answered<E> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A>
    ? [A] extends [z.ZodNever]
      ? undefined
      : z.output<A>
    : never;

type Part<Name extends string, Schema, Value> = [Schema] extends [z.ZodNever]
  ? unknown
  : { readonly [K in Name]: Value };
type OptionalPart<Name extends string, Schema, Value> = [Schema] extends [z.ZodNever]
  ? unknown
  : { readonly [K in Name]?: Value };
