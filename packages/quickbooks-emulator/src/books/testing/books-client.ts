import { answerBooksCall } from '../answer-books-call.ts';
import type { BodyAnswer, BooksAnswer } from '../call.ts';
import type { Company } from '../company.ts';
import { isObject, objectAt, objectsAt, type JsonObject } from '../json.ts';
import { openCompany, type OpenCompanyOptions } from '../profiles/open-company.ts';

/** What a call may differ in. */
export interface CallOptions {
  readonly query?: Readonly<Record<string, string>>;
  readonly accept?: string | undefined;
  readonly contentType?: string;
}

/** A company and the calls a client makes to it, as JSON over `answerBooksCall`, without HTTP. */
export class BooksClient {
  nowMs = Date.parse('2026-03-02T17:14:41.322Z');
  readonly company: Company;

  constructor(options: Partial<OpenCompanyOptions> = {}) {
    const identity = { realmId: '9341450000000001', name: 'Test Company', country: 'US' };
    this.company = openCompany({ ...identity, ...options }, { now: () => this.nowMs, random: () => 0.5 });
  }

  /** `request` is the method and the path below the company: `POST customer`. */
  call(request: string, body?: unknown, options: CallOptions = {}): BooksAnswer {
    const space = request.indexOf(' ');
    const [method, path] = [request.slice(0, space), request.slice(space + 1)];
    return answerBooksCall(this.company, {
      method,
      path: path.split('/'),
      query: new URLSearchParams(options.query ?? {}),
      accept: 'accept' in options ? options.accept : 'application/json',
      contentType: options.contentType ?? 'application/json',
      body: bytesOf(body),
      actor: { clientId: 'client', userName: 'API API' },
      origin: 'http://127.0.0.1:4010',
    });
  }

  /** The answer's JSON. */
  json(request: string, body?: unknown, options: CallOptions = {}): JsonObject {
    return jsonOf(this.call(request, body, options));
  }

  /** Writes a record and gives back what the envelope holds; fails on a fault. */
  post(path: string, body: JsonObject, query: Readonly<Record<string, string>> = {}): JsonObject {
    const answer = this.json(`POST ${path}`, body, { query });
    if (answer['Fault'] !== undefined) throw new Error(`Refused: ${JSON.stringify(answer['Fault'])}`);
    const record = Object.values(answer).find(isObject);
    if (record === undefined) throw new Error(`The answer holds no record: ${JSON.stringify(answer)}`);
    return record;
  }

  get(path: string): JsonObject {
    return Object.values(this.json(`GET ${path}`)).find(isObject) ?? {};
  }

  /** The first error of a refused call. */
  fault(request: string, body?: unknown, query: Readonly<Record<string, string>> = {}): JsonObject {
    const fault = objectAt(this.json(request, body, { query }), 'Fault');
    return (fault && objectsAt(fault, 'Error')[0]) ?? {};
  }

  /** The QueryResponse of a statement. */
  query(statement: string): JsonObject {
    return objectAt(this.json('GET query', undefined, { query: { query: statement } }), 'QueryResponse') ?? {};
  }

  /** The rows of a statement. */
  rows(entity: string, statement: string): readonly JsonObject[] {
    return objectsAt(this.query(statement), entity);
  }
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body === undefined) return new Uint8Array();
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The JSON in an answer's body. */
export function jsonOf(answer: BooksAnswer): JsonObject {
  return JSON.parse(bodyTextOf(answer)) as JsonObject;
}

/** An answer's body as text. */
export function bodyTextOf(answer: BooksAnswer): string {
  const { body } = answer as BodyAnswer;
  return typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
}
