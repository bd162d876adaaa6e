import type { HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { html } from './html.ts';
import type { CompanyPageCall } from './page-call.ts';

/** Says plainly that a record is not there (any more). */
export function missingRecord(call: CompanyPageCall, what: string): HttpAnswer {
  const content = html`<h1>No such ${what}</h1>
    <p>This company has no ${what} with the id <code>${call.id}</code>. It may have been deleted.</p>`;
  return companyPage(call, { room: '', title: 'Not found', status: 404 }, content);
}
