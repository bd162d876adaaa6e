import type { BooksAnswer, BooksCall } from '../books/call.ts';
import type { Company } from '../books/company.ts';
import type { CompanyShelf } from '../companies/company-shelf.ts';
import type { ShelvedCompany } from '../companies/shelved-company.ts';
import type { Clock } from '../clock/clock.ts';
import type { FaultRules } from '../injection/fault-rules.ts';
import { runEffect } from '../injection/run-effect.ts';
import { strikeBatch } from '../injection/strike-batch.ts';
import type { CallToAdmit, Limiter } from '../limits/limiter.ts';
import type { LimitName } from '../limits/limit-figures.ts';
import type { Grant } from '../oauth/grant.ts';
import type { Grants } from '../oauth/grants.ts';
import { renderPdf } from '../pdf/render-pdf.ts';
import { parseApiPath, type ApiPath } from './api-path.ts';
import { authorizeCall } from './authorize-call.ts';
import { classifyCall, type CallClass } from './classify-call.ts';
import type { HttpAnswer, HttpOutcome, HttpRequest } from './exchange.ts';
import { asksForJson, FOREIGN_REALM, gatewayAnswer, THROTTLED, type GatewayFault } from './gateway-fault.ts';
import { readUpload } from './read-upload.ts';
import type { CallNote } from './journalled.ts';

/** What the API pipeline works on. */
export interface ApiContext {
  readonly clock: Clock;
  readonly grants: Grants;
  readonly limiter: Limiter;
  readonly faults: FaultRules;
  readonly shelf: CompanyShelf;
}

/** API writers are called by this name in stale-object faults (protocol.md §2.8). */
const API_USER = 'API API';

/** `/v3/company/{realmId}/…`: the gateway's checks, then faults on demand, then the books. */
export function answerApi(
  request: HttpRequest,
  context: ApiContext,
  note: CallNote,
): HttpOutcome | Promise<HttpOutcome> {
  const path = parseApiPath(request.path);
  if (path === undefined) return malformedUrl();
  if (request.method !== 'GET' && request.method !== 'POST') return methodNotAllowed();
  note.realmId = path.realmId;
  const authority = authorizeCall(request.headers.authorization, path.realmId, context.grants);
  if (authority.kind === 'refused') return refuse(request, context, authority.fault);
  note.clientId = authority.grant.clientId;
  const shelved = context.shelf.find(path.realmId);
  if (shelved === undefined) return refuse(request, context, FOREIGN_REALM);
  return admitted({ request, context, note, path, shelved, grant: authority.grant });
}

interface AuthorizedCall {
  readonly request: HttpRequest;
  readonly context: ApiContext;
  readonly note: CallNote;
  readonly path: ApiPath;
  readonly shelved: ShelvedCompany;
  readonly grant: Grant;
}

function admitted(call: AuthorizedCall): HttpOutcome | Promise<HttpOutcome> {
  const { request, context, note, path, grant } = call;
  const callClass = classifyCall(request.method, path, request);
  note.operation = callClass.operation;
  note.entity = callClass.entity;
  const admission: CallToAdmit = {
    realmId: path.realmId,
    clientId: grant.clientId,
    kind: callClass.operation === 'batch' ? 'batch' : callClass.operation === 'report' ? 'report' : 'other',
    items: callClass.items,
    isMetered: callClass.isMetered,
  };
  const broken = context.limiter.admit(admission, context.clock.nowMs());
  if (broken !== undefined) return throttle(call, broken);
  const outcome = strike(call, callClass);
  if (!(outcome instanceof Promise)) {
    context.limiter.release(admission);
    return outcome;
  }
  return outcome.finally(() => context.limiter.release(admission));
}

function strike(call: AuthorizedCall, callClass: CallClass): HttpOutcome | Promise<HttpOutcome> {
  const { request, context, note, path } = call;
  const { faults, clock } = context;
  if (faults.isEmpty) return runBooks(call, booksCallOf(call));
  const { entity, entities, operation } = callClass;
  const effect = faults.takeForCall({
    method: request.method,
    path: request.path,
    realmId: path.realmId,
    entity,
    entities,
    operation,
  });
  if (effect === undefined && operation === 'batch' && faults.reachItems) return strikeItems(call);
  const run = () => runBooks(call, booksCallOf(call));
  if (effect === undefined) return run();
  note.injected = effect.kind;
  return runEffect(effect, { clock, run });
}

/** A fault strikes its item alone; whatever else goes wrong with an item goes wrong with the whole batch. */
function strikeItems(call: AuthorizedCall): HttpOutcome | Promise<HttpOutcome> {
  const { context, note, path, request } = call;
  const booksCall = booksCallOf(call);
  const { struckItems, effect } = strikeBatch(booksCall, context.faults, {
    path: request.path,
    realmId: path.realmId,
  });
  const [first] = struckItems;
  if (first !== undefined || effect !== undefined) note.injected = effect?.kind ?? 'fault';
  const run = () => runBooks(call, { ...booksCall, struckItems });
  return effect === undefined ? run() : runEffect(effect, { clock: context.clock, run });
}

function booksCallOf({ request, path, grant }: AuthorizedCall): BooksCall {
  return {
    method: request.method,
    path: path.segments,
    query: new URLSearchParams(request.query),
    accept: request.headers.accept,
    contentType: request.headers['content-type'],
    body: request.body,
    actor: { clientId: grant.clientId, userName: API_USER },
    origin: request.origin,
  };
}

function runBooks(call: AuthorizedCall, booksCall: BooksCall): HttpOutcome | Promise<HttpOutcome> {
  const { request, context, path, shelved } = call;
  if (path.segments[0] !== 'upload' || request.method !== 'POST')
    return answered(call, context.shelf.call(shelved, booksCall));
  return readUpload(request.headers['content-type'], request.body).then(files =>
    answered(call, context.shelf.upload(shelved, booksCall, files)),
  );
}

function answered(
  { context, note, shelved, grant }: AuthorizedCall,
  answer: BooksAnswer,
): HttpOutcome | Promise<HttpOutcome> {
  note.operation = answer.operation ?? note.operation;
  note.entity = answer.entity ?? note.entity;
  note.metered = answer.metered;
  note.faulted = answer.faulted;
  if (answer.metered > 0 && answer.status < 300)
    context.limiter.meter(grant.clientId, answer.metered, context.clock.nowMs());
  return answer.kind === 'pdf' ? pdfAnswer(shelved.company, answer) : bodyAnswer(answer);
}

function bodyAnswer(answer: Extract<BooksAnswer, { kind: 'body' }>): HttpAnswer {
  return {
    kind: 'answer',
    status: answer.status,
    headers: { 'content-type': answer.contentType, 'cache-control': 'no-cache, no-store' },
    body: answer.body,
  };
}

async function pdfAnswer(company: Company, answer: Extract<BooksAnswer, { kind: 'pdf' }>): Promise<HttpAnswer> {
  const body = await renderPdf(company, answer.entity, answer.record);
  return { kind: 'answer', status: answer.status, headers: { 'content-type': 'application/pdf' }, body };
}

function throttle({ request, context, note }: AuthorizedCall, broken: LimitName): HttpAnswer {
  note.refusedBy = broken;
  const { refusalFormat, retryAfterSeconds } = context.limiter.settings.manners;
  const asJson = refusalFormat === 'as-asked' ? asksForJson(request) : refusalFormat === 'json';
  const answer = gatewayAnswer(THROTTLED, asJson, context.clock.nowMs());
  if (retryAfterSeconds !== null) answer.headers['retry-after'] = String(retryAfterSeconds);
  return answer;
}

function refuse(request: HttpRequest, context: ApiContext, fault: GatewayFault): HttpAnswer {
  return gatewayAnswer(fault, asksForJson(request), context.clock.nowMs());
}

/** Only GET and POST exist (protocol.md §2.1). */
function methodNotAllowed(): HttpAnswer {
  return { kind: 'answer', status: 405, headers: { allow: 'GET, POST', 'content-type': 'text/html' }, body: '' };
}

function malformedUrl(): HttpAnswer {
  return { kind: 'answer', status: 400, headers: { 'content-type': 'text/html' }, body: '' };
}
