import type { EmulatorRooms } from '../emulator-rooms.ts';
import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { isSameOriginPost } from '../http/same-origin.ts';
import { answerCompanyPage } from './answer-company-page.ts';
import { clockPage } from './clock-page.ts';
import { companiesPage } from './companies-page.ts';
import { followDeepLink } from './deep-links.ts';
import { faultsPage } from './faults-page.ts';
import { html } from './html.ts';
import { pageAnswer, STYLESHEET_PATH } from './layout.ts';
import type { PageCall } from './page-call.ts';
import { requestsPage } from './requests-page.ts';
import { STYLESHEET } from './stylesheet.ts';

type PageOutcome = HttpAnswer | Promise<HttpAnswer> | undefined;

/** The emulator's own pages; undefined when the path is none of them. */
export function answerPage(request: HttpRequest, rooms: EmulatorRooms): PageOutcome {
  const segments = segmentsOf(request.path);
  if (segments === undefined) return undefined;
  if (request.path === STYLESHEET_PATH) return stylesheet();
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'POST') return undefined;
  if (request.method === 'POST' && !isSameOriginPost(request)) return foreignForm();
  const form = new URLSearchParams(request.method === 'POST' ? request.body.toString('utf8') : '');
  const call: PageCall = { request, rooms, form, query: new URLSearchParams(request.query) };
  return route(call, segments);
}

function route(call: PageCall, [first, second = '', ...rest]: readonly string[]): PageOutcome {
  switch (first) {
    case undefined:
      return companiesPage(call);
    case 'companies':
      return answerCompanyPage(call, second, rest);
    case 'app':
      return followDeepLink(call, second);
    case 'emulator-pages':
      return toolPage(call, second);
    default:
      return undefined;
  }
}

function toolPage(call: PageCall, name: string): PageOutcome {
  switch (name) {
    case 'clock':
      return clockPage(call);
    case 'faults':
      return faultsPage(call);
    case 'requests':
      return requestsPage(call);
    default:
      return undefined;
  }
}

function segmentsOf(path: string): readonly string[] | undefined {
  try {
    return path
      .split('/')
      .filter(segment => segment !== '')
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function stylesheet(): HttpAnswer {
  const headers = { 'content-type': 'text/css;charset=utf-8', 'cache-control': 'max-age=300' };
  return { kind: 'answer', status: 200, headers, body: STYLESHEET };
}

function foreignForm(): HttpAnswer {
  const content = html`<h1>Not from here</h1>
    <p class="problem" role="alert">This form was sent from another site, so nothing was changed.</p>`;
  return pageAnswer({ title: 'Refused', status: 403 }, content);
}
