import type { Clock } from '../clock/clock.ts';
import type { RequestJournal } from '../requests/request-journal.ts';
import type { HttpOutcome, HttpRequest } from './exchange.ts';

/** What the rooms along the way write down about a call. */
export interface CallNote {
  realmId?: string;
  clientId?: string;
  operation?: string | undefined;
  entity?: string | undefined;
  metered?: number;
  faulted?: boolean;
  refusedBy?: string;
  injected?: string;
}

export interface JournalContext {
  readonly clock: Clock;
  readonly journal: RequestJournal;
  nextTraceId(): string;
}

type NotedAnswer = (note: CallNote) => HttpOutcome | Promise<HttpOutcome>;

const FAULT_CODE = /"code"\s*:\s*"(\d+)"|<Error code="(\d+)"/;

/** Runs a call of the real service's paths, gives its answer an `intuit_tid`, and writes it into the journal. */
export function journalled(
  request: HttpRequest,
  context: JournalContext,
  run: NotedAnswer,
): HttpOutcome | Promise<HttpOutcome> {
  const startedMs = performance.now();
  const note: CallNote = {};
  const outcome = run(note);
  const finish = (settled: HttpOutcome): HttpOutcome => {
    const intuitTid = context.nextTraceId();
    if (settled.kind === 'answer') settled.headers['intuit_tid'] = intuitTid;
    context.journal.add({
      at: new Date(context.clock.nowMs()).toISOString(),
      method: request.method,
      path: request.path,
      query: request.query,
      realmId: note.realmId,
      clientId: note.clientId,
      operation: note.operation,
      entity: note.entity,
      status: settled.kind === 'answer' ? settled.status : 0,
      durationMs: Math.round((performance.now() - startedMs) * 100) / 100,
      metered: note.metered ?? 0,
      faultCode: faultCodeOf(settled, note),
      refusedBy: note.refusedBy,
      injected: note.injected,
      intuitTid,
    });
    return settled;
  };
  return outcome instanceof Promise ? outcome.then(finish) : finish(outcome);
}

function faultCodeOf(outcome: HttpOutcome, note: CallNote): string | undefined {
  if (outcome.kind !== 'answer' || typeof outcome.body !== 'string') return undefined;
  if (outcome.status < 400 && note.faulted !== true && note.injected === undefined) return undefined;
  const match = FAULT_CODE.exec(outcome.body);
  return match?.[1] ?? match?.[2];
}
