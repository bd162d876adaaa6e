import { htmlAnswer, type HttpAnswer } from '../http/exchange.ts';
import { html, type Html, type HtmlPart } from './html.ts';

export interface PageFrame {
  readonly title: string;
  /** Links from the companies down to this page. */
  readonly trail?: readonly { readonly href: string; readonly label: string }[];
  /** Links beside the trail, such as the rooms of a company. */
  readonly tabs?: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[];
  readonly status?: number;
}

export const STYLESHEET_PATH = '/emulator-pages/style.css';

/** Nothing but our own stylesheet, and forms that stay here: the emulator shows text that strangers may have typed. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A whole page, with the banner that keeps anybody from taking it for Intuit's. */
export function pageAnswer(frame: PageFrame, content: Html): HttpAnswer {
  return htmlAnswer(frame.status ?? 200, `<!doctype html>${page(frame, content).text}`, { ...PAGE_HEADERS });
}

function page(frame: PageFrame, content: Html): Html {
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${frame.title} · QuickBooks emulator</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="${STYLESHEET_PATH}" />
    </head>
    <body>
      <a class="skip" href="#content">Skip to content</a>
      <p class="banner" role="note"><strong>QuickBooks emulator</strong>: not Intuit. Nothing here is real money.</p>
      <header class="top">
        <nav class="trail" aria-label="Where you are">
          <a href="/">Companies</a>${(frame.trail ?? []).map(
            link => html`<span aria-hidden="true">/</span><a href="${link.href}">${link.label}</a>`,
          )}
        </nav>
        <nav class="tools" aria-label="Emulator">
          <a href="/emulator-pages/requests">Requests</a><a href="/emulator-pages/faults">Faults</a
          ><a href="/emulator-pages/clock">Clock</a>
        </nav>
      </header>
      ${tabs(frame)}
      <main id="content">${content}</main>
    </body>
  </html>`;
}

function tabs({ tabs: entries }: PageFrame): HtmlPart {
  if (entries === undefined) return undefined;
  return html`<nav class="tabs" aria-label="Rooms of the company">
    ${entries.map(tab => html`<a href="${tab.href}" ${tab.isCurrent && html`aria-current="page"`}>${tab.label}</a>`)}
  </nav>`;
}
