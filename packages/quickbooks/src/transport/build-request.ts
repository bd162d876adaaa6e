import type { Environment } from '../environment.ts';
import type { Call } from './call.ts';
import type { HttpRequest } from './exchange-http.ts';

/** Every version below behaves as 75 since 2025-08-01 (protocol.md §2.2). */
export const MINOR_VERSION = '75';

export interface RequestSettings {
  readonly environment: Environment;
  readonly minorVersion: string;
}

const acceptHeader = {
  document: 'application/json',
  text: 'application/json, text/plain',
  bytes: 'application/pdf',
} as const;

/** Makes the HTTP request of a call. Without `Accept: application/json` QuickBooks would answer in XML. */
export function buildRequest(settings: RequestSettings, call: Call, accessToken: string): HttpRequest {
  return {
    method: call.method,
    url: urlOf(settings, call),
    headers: {
      authorization: `Bearer ${accessToken}`,
      accept: acceptHeader[call.accept],
      'accept-encoding': 'gzip, deflate',
      ...(call.body?.contentType === undefined ? {} : { 'content-type': call.body.contentType }),
    },
    signal: call.signal,
    ...(call.body === undefined ? {} : { body: call.body.content }),
  };
}

function urlOf(settings: RequestSettings, call: Call): string {
  const url = new URL(`/v3/company/${encodeURIComponent(call.realmId)}/${call.path}`, settings.environment.apiBaseUrl);
  const params = { ...call.params, requestid: call.requestId, minorversion: settings.minorVersion };
  // encodeURIComponent writes a blank as %20 and a plus as %2B; URLSearchParams would write a blank as "+".
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  url.search = pairs.join('&');
  return url.href;
}
