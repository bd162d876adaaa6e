import type { BooksRecord } from '../books/json.ts';
import { html, type Html } from './html.ts';

/** The record as the API answers it. */
export function recordJson(record: BooksRecord): Html {
  return html`<details>
    <summary>As the API answers it</summary>
    <pre tabindex="0">${JSON.stringify(record, undefined, 2)}</pre>
  </details>`;
}
