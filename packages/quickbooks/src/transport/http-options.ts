import { DEFAULT_USER_AGENT, REQUEST_TIMEOUT_MS, type Fetch, type HttpPorts } from './exchange-http.ts';

/** What of the network a caller may replace. */
export interface HttpOptions {
  /** Sends one request; Node's `fetch` when absent. Pass your own for a proxy, for tracing or for tests. */
  readonly fetch?: Fetch | undefined;
  /** For one try, from connecting to the last byte of the answer; two minutes when absent, as long as QuickBooks tries itself. */
  readonly timeoutMs?: number | undefined;
  /** A signal that aborts after so many milliseconds; `AbortSignal.timeout` when absent. */
  readonly timeoutSignal?: ((ms: number) => AbortSignal) | undefined;
  /** Sent with every request, those for tokens too. */
  readonly userAgent?: string | undefined;
}

/** The network as given, and as Node has it where nothing is given. */
export function httpPortsOf(options: HttpOptions): HttpPorts {
  return {
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    timeoutSignal: options.timeoutSignal ?? (ms => AbortSignal.timeout(ms)),
    timeoutMs: options.timeoutMs ?? REQUEST_TIMEOUT_MS,
    userAgent: options.userAgent ?? DEFAULT_USER_AGENT,
  };
}
