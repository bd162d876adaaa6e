import { readFileSync } from 'node:fs';
import { jsonAnswer, type AnswerRequest, type HttpAnswer, type HttpRequest } from '../http/exchange.ts';
import { bytesOf, recordBody, type RecordedBody, type RecordedExchange } from './recorded-exchange.ts';
import { withoutSecrets } from './secrets.ts';

/** Parameters that differ from run to run and change nothing in the answer. */
const IGNORED_PARAMETERS = new Set(['requestid', 'state']);

/** A file that is no recording; the message says which line. */
export class NotARecording extends Error {
  constructor(file: string, line: number) {
    super(`${file} is no recording: line ${line} cannot be read. Make one with the command "record".`);
    this.name = 'NotARecording';
  }
}

/**
 * Answers from a recording. Equal requests get their answers in the order they were recorded, then the last one again.
 * Requests are equal when method, path, query and body are, secrets and request ids left aside.
 */
export function replaySession(file: string): AnswerRequest {
  const tracks = new Map<string, RecordedExchange[]>();
  for (const exchange of readRecording(file)) {
    const key = keyOf(exchange.request);
    tracks.set(key, [...(tracks.get(key) ?? []), exchange]);
  }
  return request => {
    const track = tracks.get(keyOf({ ...request, body: recordBody(request.body) }));
    const [next] = track ?? [];
    if (track === undefined || next === undefined) return notRecorded(request);
    if (track.length > 1) track.shift();
    return played(next);
  };
}

function played({ answer }: RecordedExchange): HttpAnswer {
  return { kind: 'answer', status: answer.status, headers: { ...answer.headers }, body: bytesOf(answer.body) };
}

function notRecorded({ method, path, query }: HttpRequest): HttpAnswer {
  const target = `${method} ${path}${query === '' ? '' : `?${query}`}`;
  return jsonAnswer(501, {
    emulatorError: `The recording has no answer to ${target.slice(0, 500)} with this body. Record the session again.`,
  });
}

function readRecording(file: string): readonly RecordedExchange[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line === '' ? [] : [readExchange(file, line, index + 1)]));
}

function readExchange(file: string, line: string, number: number): RecordedExchange {
  try {
    const exchange = JSON.parse(line) as Partial<RecordedExchange>;
    if (exchange.request === undefined || exchange.answer === undefined) throw new Error('no exchange');
    return exchange as RecordedExchange;
  } catch {
    throw new NotARecording(file, number);
  }
}

interface Keyed {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: RecordedBody;
}

function keyOf({ method, path, query, body }: Keyed): string {
  const parameters = [...new URLSearchParams(withoutSecrets(query))]
    .filter(([name]) => !IGNORED_PARAMETERS.has(name.toLowerCase()))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  const content = 'text' in body ? withoutSecrets(body.text) : body.base64;
  return [method, path, ...parameters, content].join('\n');
}
