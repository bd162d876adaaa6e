import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { redirectAnswer } from '../http/exchange.ts';
import { isSameOriginPost } from '../http/same-origin.ts';
import { html, type Html } from '../pages/html.ts';
import { pageAnswer } from '../pages/layout.ts';
import { callbackUrl, checkAuthorizationRequest, type AuthorizationRequest } from './authorization-request.ts';
import { methodNotAllowed } from './oauth-answers.ts';
import type { CompanyChoice, OAuthContext } from './oauth-context.ts';

/** Parameters of the request that the form carries along. */
const CARRIED = ['client_id', 'response_type', 'scope', 'redirect_uri', 'state', 'nonce'] as const;

/**
 * `/connect/oauth2`: GET shows the consent page with its company picker, POST is the person's answer.
 * A script may post the same form: the parameters of the request with `realmId` and `decision=connect` or `cancel`.
 */
export function answerConsent(request: HttpRequest, context: OAuthContext): HttpAnswer {
  if (request.method !== 'GET' && request.method !== 'POST') return methodNotAllowed('GET, POST');
  const isPost = request.method === 'POST';
  if (isPost && !isSameOriginPost(request)) return errorPage('This form was sent from another site.', 403);
  const parameters = new URLSearchParams(request.query);
  if (isPost)
    for (const [name, value] of new URLSearchParams(request.body.toString('utf8'))) parameters.set(name, value);
  const check = checkAuthorizationRequest(parameters, context.apps);
  switch (check.kind) {
    case 'page-error':
      return errorPage(check.reason, 400);
    case 'redirect-error':
      return redirectAnswer(check.location, 302);
    case 'valid':
      return isPost ? decide(check.request, parameters, context) : consentPage(check.request, parameters, context);
  }
}

function decide(request: AuthorizationRequest, parameters: URLSearchParams, context: OAuthContext): HttpAnswer {
  const { app, redirectUri, state, scopes, nonce } = request;
  if (parameters.get('decision') === 'cancel') {
    const denial = { error: 'access_denied', error_description: 'The user denied access', state };
    return redirectAnswer(callbackUrl(redirectUri, denial), 302);
  }
  const realmId = parameters.get('realmId') ?? '';
  if (!context.listCompanies().some(company => company.realmId === realmId))
    return consentPage(request, parameters, context, 'Choose the company to connect.');
  const consent = { clientId: app.clientId, realmId, redirectUri, scopes, ...(nonce !== undefined && { nonce }) };
  const code = context.grants.issueCode(consent);
  return redirectAnswer(callbackUrl(redirectUri, { code, state, realmId }), 302);
}

function consentPage(
  request: AuthorizationRequest,
  parameters: URLSearchParams,
  ...[context, problem]: [OAuthContext, string?]
): HttpAnswer {
  const companies = context.listCompanies();
  const content = html`<section class="consent">
    <h1>Connect your books</h1>
    <p>
      <strong>${new URL(request.redirectUri).host}</strong> asks to read and write one company's customers, items,
      invoices and payments.
    </p>
    <form method="post" action="/connect/oauth2">
      ${CARRIED.map(name => {
        const value = parameters.get(name);
        return value !== null && html`<input type="hidden" name="${name}" value="${value}" />`;
      })}
      ${picker(companies)} ${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
      <details>
        <summary>What it asks for</summary>
        <ul>
          ${request.scopes.map(scope => html`<li><code>${scope}</code></li>`)}
        </ul>
      </details>
      <p class="actions">
        <button class="primary" name="decision" value="connect" ${companies.length === 0 && 'disabled'}>Connect</button>
        <button name="decision" value="cancel">No, thanks</button>
      </p>
    </form>
  </section>`;
  return pageAnswer({ title: 'Connect', status: problem === undefined ? 200 : 422 }, content);
}

function picker(companies: readonly CompanyChoice[]): Html {
  if (companies.length === 0)
    return html`<p class="empty">There is no company yet. <a href="/">Make one</a>, then come back to this page.</p>`;
  return html`<fieldset>
    <legend>Company</legend>
    ${companies.map(
      (company, index) =>
        html`<label class="choice"
          ><input type="radio" name="realmId" value="${company.realmId}" required ${index === 0 && 'checked'} /><span
            ><strong>${company.name}</strong> <small>${company.country} · ${company.realmId}</small></span
          ></label
        >`,
    )}
  </fieldset>`;
}

function errorPage(reason: string, status: number): HttpAnswer {
  const content = html`<h1>This connection cannot be made</h1>
    <p class="problem" role="alert">${reason}</p>
    <p>Nothing was shared. Go back to the app and try again.</p>`;
  return pageAnswer({ title: 'Connect', status }, content);
}
