import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import type { RequestEntry } from '../requests/request-entry.ts';
import type { DeliveryLogEntry } from '../webhooks/delivery-log.ts';
import { buttonForm } from './fields.ts';
import { html } from './html.ts';
import { pageAnswer } from './layout.ts';
import type { PageCall } from './page-call.ts';
import { factList, table } from './table.ts';

const PATH = '/emulator-pages/requests';
const ROWS_MAX = 200;

/** `/emulator-pages/requests`: what was called, newest first, and what was told by webhook. */
export function requestsPage(call: PageCall): HttpAnswer {
  const { journal, webhookLog } = call.rooms;
  if (call.request.method === 'POST') {
    journal.clear();
    webhookLog.clear();
    return redirectAnswer(PATH);
  }
  const counters = journal.counters();
  const entries = journal.list({ limit: ROWS_MAX }).toReversed();
  const content = html`<div class="headline">
      <h1>Requests</h1>
      ${buttonForm(PATH, 'Clear')}
    </div>
    ${factList([
      ['Calls', html`<span class="big">${counters.total}</span>`],
      ['Metered (CorePlus)', html`<span class="big">${counters.metered}</span>`],
      ...Object.entries(counters.byOperation).map(([name, count]) => [name, String(count)] as const),
    ])}
    ${table<RequestEntry>(entries, requestColumns, 'Nothing was called yet.')}
    <h2>Webhooks</h2>
    ${table<DeliveryLogEntry>(
      webhookLog.list().slice(-ROWS_MAX).toReversed(),
      deliveryColumns,
      'Nothing was sent yet. An app hears of changes once it has an endpoint and is connected.',
    )}`;
  return pageAnswer({ title: 'Requests' }, content);
}

const requestColumns = [
  { label: 'When', cell: (entry: RequestEntry) => html`<time>${entry.at.slice(11, 23)}</time>` },
  {
    label: 'Call',
    cell: (entry: RequestEntry) =>
      html`<code>${entry.method} ${entry.path}${entry.query !== '' && `?${entry.query}`}</code>`,
  },
  {
    label: 'What',
    isMinor: true,
    cell: (entry: RequestEntry) => [entry.operation, entry.entity].filter(Boolean).join(' '),
  },
  {
    label: 'Answer',
    cell: (entry: RequestEntry) =>
      html`<span class="${entry.status >= 400 || entry.status === 0 ? 'bad' : ''}"
          >${entry.status === 0 ? 'broken off' : entry.status}</span
        >
        ${entry.faultCode !== undefined && html`<small>fault ${entry.faultCode}</small>`}
        ${entry.refusedBy !== undefined && html`<small>limit ${entry.refusedBy}</small>`}
        ${entry.injected !== undefined && html`<small>on demand: ${entry.injected}</small>`}`,
  },
  { label: 'Metered', isNumber: true, isMinor: true, cell: (entry: RequestEntry) => entry.metered || '' },
  { label: 'ms', isNumber: true, cell: (entry: RequestEntry) => entry.durationMs.toFixed(1) },
];

const deliveryColumns = [
  { label: 'When', cell: (entry: DeliveryLogEntry) => html`<time>${entry.at.slice(11, 23)}</time>` },
  { label: 'To', cell: (entry: DeliveryLogEntry) => html`<code>${entry.url}</code>` },
  { label: 'Attempt', isNumber: true, cell: (entry: DeliveryLogEntry) => entry.attempt },
  { label: 'Outcome', cell: (entry: DeliveryLogEntry) => `${entry.outcome} ${entry.status ?? entry.reason ?? ''}` },
  {
    label: 'Events',
    cell: (entry: DeliveryLogEntry) =>
      entry.events.map(event => `${event.entity} ${event.id} ${event.operation}`).join(', '),
  },
];
