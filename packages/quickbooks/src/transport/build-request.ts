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

/** Intuit's limit (protocol.md §2.7). */
export const REQUEST_ID_LENGTH_MAX = 50;

function urlOf(settings: RequestSettings, call: Call): string {
  checkRequestId(call.requestId);
  const path = `${encodeURIComponent(call.realmId)}/${call.path}`;
  checkPath(path);
  const url = new URL(`/v3/company/${path}`, settings.environment.apiBaseUrl);
  const params = {
    ...call.params,
    include: call.include?.join(',') || undefined,
    requestid: call.requestId,
    minorversion: settings.minorVersion,
  };
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeParam(value)}`],
  );
  url.search = pairs.join('&');
  return url.href;
}

/**
 * `encodeURIComponent` writes a blank as %20 and a plus as %2B; URLSearchParams would write a blank as "+". It throws for half a
 * surrogate pair, such as a name cut in the middle of an emoji leaves; no record can hold one, so any other character does.
 */
export function encodeParam(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** An id that is empty or made of dots, or parameters in the path, would lead to another address than the one that was meant. */
function checkPath(path: string): void {
  const isPlain = path.split('/').every(segment => /^(?!\.{0,2}$)[^?#]+$/.test(segment));
  if (!isPlain)
    throw new TypeError(
      `"${path}" is no address: a company id or record id in it is empty or only dots, or it holds parameters.`,
    );
}

/** An empty id would make a write look repeatable that is not. */
function checkRequestId(requestId: string | undefined): void {
  if (requestId === undefined || (requestId.length > 0 && requestId.length <= REQUEST_ID_LENGTH_MAX)) return;
  throw new TypeError(`A request id has 1 to ${REQUEST_ID_LENGTH_MAX} characters, not ${requestId.length}.`);
}
