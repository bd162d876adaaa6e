import { addressOf, type AnyEndpoint } from '@tieout/api';
import { exampleOf } from './example-of.ts';

/** Who knocks at an endpoint. */
export interface Prober {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What an endpoint answered to somebody. */
export interface ProbeAnswer {
  readonly endpoint: AnyEndpoint;
  readonly prober: Prober;
  readonly status: number;
  readonly code: string | undefined;
  readonly body: string;
}

export interface ProbeOptions {
  readonly origin: string;
  readonly endpoints: readonly AnyEndpoint[];
  readonly probers: readonly Prober[];
  /** Values for path parameters by name, such as records of another workspace; a random id otherwise. */
  readonly params?: Readonly<Record<string, string>>;
  /** An id to put wherever the body or the query can point to a record. */
  readonly reference?: string;
}

const answerMaxMs = 20_000;
const streamStatus = 200;

/** Calls every endpoint as each prober, with a well-formed request made from the contract. New endpoints are covered by being in it. */
export async function probeEndpoints({ endpoints, probers, ...rest }: ProbeOptions): Promise<ProbeAnswer[]> {
  const answers: ProbeAnswer[] = [];
  for (const endpoint of endpoints) {
    for (const prober of probers) answers.push(await probe({ ...rest, endpoint, prober }));
  }
  return answers;
}

interface Probe extends Pick<ProbeOptions, 'origin' | 'params' | 'reference'> {
  readonly endpoint: AnyEndpoint;
  readonly prober: Prober;
}

async function probe({ origin, endpoint, prober, params = {}, reference }: Probe): Promise<ProbeAnswer> {
  const given = endpoint.params === undefined ? {} : (exampleOf(endpoint.params) as Record<string, string>);
  const query = endpoint.query === undefined ? {} : (exampleOf(endpoint.query, reference) as Record<string, string>);
  const url = origin + addressOf(endpoint, { params: { ...given, ...pick(params, Object.keys(given)) }, query });
  const ending = new AbortController();
  const response = await fetch(url, {
    method: endpoint.method,
    headers: {
      accept: 'application/json',
      ...prober.headers,
      ...(endpoint.isVersioned && { 'if-match': '"1"' }),
      ...(endpoint.body && { 'content-type': 'application/json' }),
    },
    ...(endpoint.body && { body: JSON.stringify(exampleOf(endpoint.body, reference)) }),
    signal: AbortSignal.any([ending.signal, AbortSignal.timeout(answerMaxMs)]),
  });
  const isStream = endpoint.kind === 'events' && response.status === streamStatus;
  const body = isStream ? '' : await response.text();
  ending.abort();
  return { endpoint, prober, status: response.status, code: codeOf(body), body };
}

function pick(values: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap(name => (values[name] === undefined ? [] : [[name, values[name]]])));
}

function codeOf(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { readonly code?: string }).code;
  } catch {
    return undefined;
  }
}
