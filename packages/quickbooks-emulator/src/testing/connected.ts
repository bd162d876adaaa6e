import { startEmulator, type Emulator } from '../emulator.ts';
import type { EmulatorOptions } from '../emulator-options.ts';

/** A running emulator with one company that an app is connected to. */
export interface Connected {
  readonly emulator: Emulator;
  readonly realmId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A call below `/v3/company/{realmId}/`, as JSON unless the headers say otherwise. */
  readonly api: (path: string, init?: ApiCall) => Promise<Response>;
}

export interface ApiCall {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly realmId?: string;
  readonly signal?: AbortSignal;
}

export interface ConnectOptions extends EmulatorOptions {
  readonly company?: Readonly<Record<string, unknown>>;
  readonly app?: Readonly<Record<string, unknown>>;
}

/** Starts one without a port unless the options name one; limits are off unless asked for. */
export async function connected({ company, app, ...options }: ConnectOptions = {}): Promise<Connected> {
  const emulator = await startEmulator({ port: null, limits: false, ...options });
  const { realmId } = (await emulator.control('POST', '/companies', {
    name: 'Harbour Cycles',
    country: 'US',
    ...company,
  })) as { realmId: string };
  const { clientId } = (await emulator.control('POST', '/apps', {
    redirectUris: ['https://app.test/back'],
    ...app,
  })) as { clientId: string };
  const tokens = (await emulator.control('POST', '/tokens', { realmId, clientId })) as Omit<
    Connected,
    'emulator' | 'api'
  >;
  return { ...tokens, emulator, api: (path, init = {}) => callApi(emulator, tokens, { path, ...init }) };
}

function callApi(
  emulator: Emulator,
  tokens: { readonly realmId: string; readonly accessToken: string },
  call: ApiCall & { readonly path: string },
): Promise<Response> {
  const { body, headers, realmId = tokens.realmId, signal, path } = call;
  return emulator.fetch(`${emulator.url}/v3/company/${realmId}/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${tokens.accessToken}`,
      accept: 'application/json',
      'content-type': 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  });
}

/** Makes a customer and an invoice for the amount; answers their ids. */
export async function makeInvoice(
  { api }: Connected,
  amount: number,
): Promise<{ readonly customerId: string; readonly invoiceId: string }> {
  const name = `Customer ${amount} ${Math.trunc(performance.now() * 1000)}`;
  const customer = (await (await api('customer', { body: { DisplayName: name } })).json()) as {
    Customer: { Id: string };
  };
  const customerId = customer.Customer.Id;
  const line = { Amount: amount, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } };
  const body = { CustomerRef: { value: customerId }, Line: [line] };
  const invoice = (await (await api('invoice', { body })).json()) as { Invoice: { Id: string } };
  return { customerId, invoiceId: invoice.Invoice.Id };
}
