import type { Fetch } from '@tieout/quickbooks';
import type { WireTrouble } from '../story/happening.ts';
import type { MortalProcess } from './mortal-process.ts';

/** Waits of the real service: its own time-out, and the window of its throttle. */
const timeOutMs = 120_000;

/** Everything between the client and the books: the network, QuickBooks' gateway, and people who work meanwhile. */
export interface TroubledWire {
  readonly fetch: Fetch;
  /** Makes a signal that the wire aborts when it lets a call time out. */
  readonly timeoutSignal: () => AbortSignal;
  /** What happens to the next calls, first come first served; what follows goes well. */
  readonly expect: (troubles: readonly WireTrouble[]) => void;
}

interface Ends {
  readonly books: typeof fetch;
  readonly process: MortalProcess;
  readonly pass: (ms: number) => Promise<void>;
  /** Somebody edits a record on that side while a call is on its way: the one that the call writes, if it writes one. */
  readonly meddle: (side: 'here' | 'there', body: unknown) => Promise<void>;
  readonly note: (call: string, trouble: WireTrouble, status: number | 'none') => void;
}

interface Call {
  readonly url: string;
  readonly init: RequestInit;
  readonly deadline: AbortController;
}

export function createTroubledWire(ends: Ends): TroubledWire {
  let troubles: WireTrouble[] = [];
  let deadline = new AbortController();
  return {
    timeoutSignal: () => (deadline = new AbortController()).signal,
    expect: given => {
      troubles = [...given];
    },
    fetch: async (url, init) => {
      ends.process.boundary();
      const trouble = troubles.shift() ?? 'none';
      const name = `${init.method ?? 'GET'} ${url.replace(/^https?:\/\/[^/]+/, '').replace(/[?&]minorversion=\d+/, '')}`;
      try {
        const response = await send(ends, { url, init, deadline }, trouble);
        ends.note(name, trouble, response.status);
        ends.process.boundary();
        return response;
      } catch (fault) {
        if (!ends.process.isDead()) ends.note(name, trouble, 'none');
        throw fault;
      }
    },
  };
}

async function send(ends: Ends, call: Call, trouble: WireTrouble): Promise<Response> {
  const pass = (init: RequestInit = call.init) => ends.books(call.url, { ...init, signal: null });
  switch (trouble) {
    case 'none':
      return pass();
    case 'lost before':
      throw broken();
    case 'lost after':
      await pass();
      throw broken();
    case 'timed out':
      await pass();
      await ends.pass(timeOutMs);
      call.deadline.abort(new DOMException('timed out', 'TimeoutError'));
      throw call.deadline.signal.reason;
    case 'throttled':
      return gateway(429, { fault: { error: [{ message: 'ThrottleExceeded', code: '3001' }], type: 'THROTTLED' } });
    case 'throttled in xml':
      return new Response(throttledXml, { status: 429, headers: { 'content-type': 'application/xml' } });
    case 'server error':
      await pass();
      return gateway(500, {
        Fault: { Error: [{ Message: 'An application error has occurred', code: '10000' }], type: 'SystemFault' },
      });
    case 'unavailable':
      return new Response('<html>Service Unavailable</html>', {
        status: 503,
        headers: { 'content-type': 'text/html' },
      });
    case 'garbage':
      await pass();
      return new Response('{"Customer":', { status: 200, headers: { 'content-type': 'application/json' } });
    case 'answered in xml':
      return pass({
        ...call.init,
        headers: { ...(call.init.headers as Record<string, string>), accept: 'application/xml' },
      });
    case 'token refused':
      return gateway(401, {
        fault: { error: [{ message: 'message=AuthenticationFailed', code: '3200' }], type: 'AUTHENTICATION' },
      });
    case 'edited there first':
      await ends.meddle('there', call.init.body);
      return pass();
    case 'edited here meanwhile': {
      const response = await pass();
      await ends.meddle('here', call.init.body);
      return response;
    }
  }
}

const throttledXml =
  '<?xml version="1.0" encoding="UTF-8"?><IntuitResponse xmlns="http://schema.intuit.com/finance/v3"><Fault type="THROTTLED">' +
  '<Error code="3001"><Message>message=ThrottleExceeded</Message></Error></Fault></IntuitResponse>';

const gateway = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** As `fetch` fails when a connection breaks. */
const broken = (): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
