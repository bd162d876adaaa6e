import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { refusalText, type ConsentOutcome } from '../../connectors/quickbooks/connection/consent-outcome.ts';
import { finishConsent } from '../../connectors/quickbooks/connection/finish-consent.ts';
import { callbackPath } from '../../connectors/quickbooks/connection/start-consent.ts';
import type { Caller } from '../caller.ts';
import type { RawRoute } from '../raw-route.ts';

export type Identify = (headers: Headers) => Promise<Caller>;

/** Where QuickBooks sends people back to after the consent page. */
export const finishConsentRoute = (tools: BooksTools, identify: Identify): RawRoute => ({
  method: 'GET',
  path: callbackPath,
  name: 'quickbooks.callback',
  handler: async ({ request, origin }) => {
    const caller = await identify(request.headers);
    const person = caller.kind === 'person' ? caller : undefined;
    const outcome = await finishConsent(tools, {
      query: new URL(request.url).searchParams,
      origin,
      personId: person?.personId,
      personName: person?.name ?? '',
    });
    return outcome.kind === 'connected' ? redirectTo(outcome.returnTo) : refusalPage(outcome);
  },
});

function redirectTo(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
}

/** Adding it makes a connection of its own, with records of its own. */
const addingLine = '<p><a href="/quickbooks#companies">Add a further company</a></p>\n';

/** A page of its own, without script: it must be readable whatever state the app is in. */
function refusalPage({ reason, returnTo }: Extract<ConsentOutcome, { kind: 'refused' }>): Response {
  const { title, sentence } = refusalText(reason);
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Tieout</title></head>
<body data-refusal="${reason}">
<main>
<h1>${title}</h1>
<p>${sentence}</p>
${reason === 'other-company' ? addingLine : ''}<p><a href="${escapeHtml(returnTo)}">Back to Tieout</a></p>
</main>
</body>
</html>
`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(html, { status: 400, headers });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
