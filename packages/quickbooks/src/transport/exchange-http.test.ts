import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { isQuickBooksFault } from '../faults/quickbooks-fault.ts';
import { exchangeHttp } from './exchange-http.ts';
import { httpPortsOf } from './http-options.ts';

let server: Server | undefined;

async function listen(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>(resolve => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`;
}

const ports = (timeoutMs = 5_000) => httpPortsOf({ timeoutMs });
const get = (url: string, signal?: AbortSignal) => ({
  method: 'GET' as const,
  url,
  headers: { 'accept-encoding': 'gzip, deflate' },
  signal,
});
const faultOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.catch((reason: unknown) => reason);
  if (!isQuickBooksFault(error)) throw new Error(`expected a fault, got ${String(error)}`);
  return error;
};

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('an HTTP exchange', () => {
  it('unpacks compressed answers', async () => {
    const url = await listen((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":"é"}'));
    });
    const answer = await exchangeHttp(ports(), get(url));
    expect(new TextDecoder().decode(answer.bytes)).toBe('{"a":"é"}');
  });

  it('that gets no answer in time is a time-out, also when only the body is late', async () => {
    const silent = await listen(() => undefined);
    expect((await faultOf(exchangeHttp(ports(50), get(silent)))).kind).toBe('timeout');
    server?.closeAllConnections();
    const halting = await listen((_, response) => void response.writeHead(200).write('{'));
    expect((await faultOf(exchangeHttp(ports(100), get(halting)))).kind).toBe('timeout');
  });

  it('that the caller aborts is cancelled', async () => {
    const url = await listen(() => undefined);
    const cancel = new AbortController();
    const call = exchangeHttp(ports(), get(url, cancel.signal));
    cancel.abort();
    expect((await faultOf(call)).kind).toBe('cancelled');
    expect((await faultOf(exchangeHttp(ports(), get(url, AbortSignal.abort())))).kind).toBe('cancelled');
  });

  it('that is cut off or finds nobody says why', async () => {
    const cut = await listen((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setTimeout(() => response.destroy(), 20);
    });
    expect((await faultOf(exchangeHttp(ports(), get(cut)))).kind).toBe('unavailable');
    server?.close();
    const nobody = await faultOf(exchangeHttp(ports(), get('http://127.0.0.1:1/')));
    expect(nobody.kind).toBe('unavailable');
    expect(nobody.retry).toEqual({ kind: 'back-off' });
  });

  it('that is cut off in the middle keeps the status and the trace id that had come', async () => {
    const cut = await listen((_, response) => {
      response.writeHead(200, { intuit_tid: '1-69a5c0de-0123', 'content-length': '100' }).write('{');
      setTimeout(() => response.destroy(), 20);
    });
    const thrown = await faultOf(exchangeHttp(ports(), get(cut)));
    expect(thrown).toMatchObject({ kind: 'unavailable', httpStatus: 200, intuitTid: '1-69a5c0de-0123' });
  });

  it('leaves nothing behind at a signal under which many are made', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heapMb = () => {
      collect();
      return process.memoryUsage().heapUsed / 1024 / 1024;
    };
    const listening = (_: string, { signal }: RequestInit) => {
      signal?.addEventListener('abort', () => undefined);
      return Promise.resolve(new Response('{}'));
    };
    const { signal } = new AbortController();
    const exchanges = async (count: number) => {
      for (let made = 0; made < count; made++)
        await exchangeHttp(
          { ...ports(), fetch: listening, timeoutSignal: () => new AbortController().signal },
          get('http://quickbooks.test/', signal),
        );
      await new Promise(resolve => setImmediate(resolve));
    };
    await exchanges(500);
    const beforeMb = heapMb();
    await exchanges(4_000);
    expect(heapMb() - beforeMb).toBeLessThan(2);
  });

  it('follows no redirect: a token must not travel to another host', async () => {
    const url = await listen((_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    });
    expect((await faultOf(exchangeHttp(ports(), get(url)))).kind).toBe('unavailable');
  });
});
