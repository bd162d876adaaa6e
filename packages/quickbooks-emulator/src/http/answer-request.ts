import type { EmulatorRooms } from '../emulator-rooms.ts';
import { answerControl, CONTROL_PREFIX } from '../control/answer-control.ts';
import { findOAuthEndpoint } from '../oauth/answer-oauth.ts';
import type { OAuthContext } from '../oauth/oauth-context.ts';
import { answerPage } from '../pages/answer-page.ts';
import { runEffect } from '../injection/run-effect.ts';
import { answerApi, type ApiContext } from './answer-api.ts';
import { API_PREFIX } from './api-path.ts';
import { jsonAnswer, type AnswerRequest, type HttpOutcome, type HttpRequest } from './exchange.ts';
import { journalled, type CallNote, type JournalContext } from './journalled.ts';

export interface FrontContext {
  readonly rooms: EmulatorRooms;
  readonly api: ApiContext;
  readonly oauth: OAuthContext;
  readonly journal: JournalContext;
}

/** One origin serves every host of the real service, the control calls and the pages: this is the way in for all. */
export function frontDoor(context: FrontContext): AnswerRequest {
  return request => {
    try {
      const outcome = route(request, context);
      return outcome instanceof Promise ? outcome.catch((fault: unknown) => ownFault(fault)) : outcome;
    } catch (fault) {
      return ownFault(fault);
    }
  };
}

function route(request: HttpRequest, context: FrontContext): HttpOutcome | Promise<HttpOutcome> {
  const { path } = request;
  if (path.startsWith(API_PREFIX))
    return journalled(request, context.journal, note => answerApi(request, context.api, note));
  const endpoint = findOAuthEndpoint(path);
  if (endpoint !== undefined)
    return journalled(request, context.journal, note =>
      struckOAuth({ request, context, note }, () => endpoint(request, context.oauth)),
    );
  if (path.startsWith(CONTROL_PREFIX)) return answerControl(request, context.rooms);
  return answerPage(request, context.rooms) ?? notFound(request, context);
}

interface OAuthCall {
  readonly request: HttpRequest;
  readonly context: FrontContext;
  readonly note: CallNote;
}

/** Faults on demand hit the OAuth endpoints as well. */
function struckOAuth(
  { request, context, note }: OAuthCall,
  run: () => HttpOutcome | Promise<HttpOutcome>,
): HttpOutcome | Promise<HttpOutcome> {
  note.operation = 'oauth';
  const { faults, clock } = context.rooms;
  const effect = faults.isEmpty
    ? undefined
    : faults.takeForCall({ method: request.method, path: request.path, operation: 'oauth' });
  if (effect === undefined) return run();
  note.injected = effect.kind;
  return runEffect(effect, { clock, run });
}

function notFound(request: HttpRequest, context: FrontContext): HttpOutcome | Promise<HttpOutcome> {
  return journalled(request, context.journal, () =>
    jsonAnswer(404, { error: `Nothing is served at ${request.path.slice(0, 200)}.` }),
  );
}

/** A mistake of the emulator's own. It must not happen; if it does, it says so rather than posing as QuickBooks. */
function ownFault(fault: unknown): HttpOutcome {
  const reason = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(`quickbooks-emulator: a mistake of its own: ${reason}\n`);
  return jsonAnswer(500, { emulatorError: 'A mistake of the emulator, not of your call. Please report it.', reason });
}
