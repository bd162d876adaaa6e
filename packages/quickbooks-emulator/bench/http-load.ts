import { connect, type Socket } from 'node:net';

/** A request as bytes, ready to be written over and over. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: string;
}

export interface Load {
  readonly port: number;
  readonly connections: number;
  /** Gives the next request, or undefined when it is enough. */
  readonly next: () => LoadRequest | undefined;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
  readonly bytes: number;
}

/**
 * Sends requests over kept-alive sockets, one at a time on each. It reads no more of an answer than its length and status:
 * on a machine of two cores a full client would take more time than the server that is measured.
 */
export async function runLoad(load: Load): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  const startedMs = performance.now();
  const bytes = await Promise.all(Array.from({ length: load.connections }, () => runConnection(load, latenciesMs)));
  return {
    requests: latenciesMs.length,
    seconds: (performance.now() - startedMs) / 1000,
    latenciesMs,
    bytes: bytes.reduce((sum, count) => sum + count, 0),
  };
}

function runConnection({ port, next }: Load, latenciesMs: number[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let sentMs = 0;
    let bytes = 0;
    const sendNext = (): void => {
      const request = next();
      if (request === undefined) {
        socket.end();
        resolve(bytes);
        return;
      }
      sentMs = performance.now();
      socket.write(encode(request));
    };
    readAnswers(socket, (status, length) => {
      latenciesMs.push(performance.now() - sentMs);
      bytes += length;
      if (status === 200) sendNext();
      else reject(new Error(`The emulator answered ${status}; the benchmark measures good answers only.`));
    });
    socket.on('connect', sendNext);
    socket.on('error', reject);
  });
}

function encode({ method, path, token, body = '' }: LoadRequest): string {
  return (
    `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nAccept: application/json\r\n` +
    (method === 'POST' ? `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` : '') +
    `\r\n${body}`
  );
}

function readAnswers(socket: Socket, onAnswer: (status: number, length: number) => void): void {
  let head = '';
  let missing = -1;
  let status = 0;
  let length = 0;
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk;
    if (missing < 0) {
      const end = rest.indexOf('\r\n\r\n');
      if (end === -1) {
        head += rest.toString('latin1');
        return;
      }
      head += rest.toString('latin1', 0, end);
      status = Number(head.slice(9, 12));
      length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      missing = length;
      head = '';
      rest = rest.subarray(end + 4);
    }
    missing -= rest.length;
    if (missing > 0) return;
    missing = -1;
    onAnswer(status, length);
  });
}
