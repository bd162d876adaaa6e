import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants, gzip } from 'node:zlib';
import { readBody } from './read-body.ts';
import { jsonAnswer, type AnswerRequest, type HttpAnswer, type HttpRequest } from './exchange.ts';

/** Smaller bodies cost more to pack than to send. */
const GZIP_FROM_BYTES = 8 * 1024;
/** The real service gives up on a request after 120 s (protocol.md §7). */
const REQUEST_TIMEOUT_MS = 120_000;
const HEADER_BYTES_MAX = 64 * 1024;
/** Stricter than Node's "unlimited"; a URL with a long query statement still fits. */
const CONNECTIONS_MAX = 10_000;

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly answer: AnswerRequest;
}

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the port and hands every request to `answer`. Resolves once connections are accepted. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const server = createServer({
    keepAliveTimeout: 65_000,
    requestTimeout: REQUEST_TIMEOUT_MS,
    maxHeaderSize: HEADER_BYTES_MAX,
  });
  server.maxConnections = CONNECTIONS_MAX;
  let url = '';
  server.on('request', (message, response) => answerMessage({ message, response, answer: options.answer, url }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', fault => reject(explained(fault, options)));
    server.listen(options.port, options.host, resolve);
  });
  url = urlOf(server, options.host);
  return { url, close: () => closeServer(server) };
}

function explained(fault: NodeJS.ErrnoException, { host, port }: ListenOptions): Error {
  if (fault.code !== 'EADDRINUSE') return fault;
  return new Error(`Port ${port} on ${host} is taken. Choose another with --port, or 0 for a free one.`, {
    cause: fault,
  });
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

async function closeServer(server: Server): Promise<void> {
  await new Promise<void>(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

interface Arrival {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly answer: AnswerRequest;
  readonly url: string;
}

function answerMessage(arrival: Arrival): void {
  const { message, response } = arrival;
  message.on('error', () => response.destroy());
  readBody(message, outcome => {
    switch (outcome.kind) {
      case 'too-large': {
        send(arrival, jsonAnswer(413, { error: 'request body too large' }));
        return;
      }
      case 'undecodable': {
        send(arrival, jsonAnswer(415, { error: 'content-encoding is not gzip or deflate, or does not decode' }));
        return;
      }
      case 'body': {
        answerBody(arrival, outcome.body);
        return;
      }
    }
  });
}

function answerBody(arrival: Arrival, body: Buffer): void {
  const outcome = arrival.answer(requestOf(arrival, body));
  if (outcome instanceof Promise) void outcome.then(settled => settle(arrival, settled));
  else settle(arrival, outcome);
}

function settle(arrival: Arrival, outcome: Awaited<ReturnType<AnswerRequest>>): void {
  if (outcome.kind === 'reset') arrival.message.socket.resetAndDestroy();
  else send(arrival, outcome);
}

function requestOf({ message, url }: Arrival, body: Buffer): HttpRequest {
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? '' : target.slice(mark + 1),
    headers: message.headers as Record<string, string | undefined>,
    body,
    origin: url,
  };
}

function send({ message, response }: Arrival, answer: HttpAnswer): void {
  if (response.destroyed) return;
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  if (body.length < GZIP_FROM_BYTES || !wantsGzip(message)) {
    finish(response, answer, body);
    return;
  }
  gzip(body, { level: constants.Z_BEST_SPEED }, (fault, packed) => {
    if (fault) {
      finish(response, answer, body);
      return;
    }
    answer.headers['content-encoding'] = 'gzip';
    answer.headers['vary'] = 'Accept-Encoding';
    finish(response, answer, packed);
  });
}

function wantsGzip(message: IncomingMessage): boolean {
  const accepted = message.headers['accept-encoding'];
  return typeof accepted === 'string' && accepted.includes('gzip') && !accepted.includes('gzip;q=0');
}

function finish(response: ServerResponse, answer: HttpAnswer, body: Uint8Array): void {
  answer.headers['content-length'] = String(body.length);
  response.writeHead(answer.status, answer.headers);
  response.end(body);
}
