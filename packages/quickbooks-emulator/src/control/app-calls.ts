import type { App, WebhookEndpoint } from '../oauth/app.ts';
import { value, type ControlRoute } from './control-route.ts';
import {
  asObject,
  ControlFault,
  onlyMembers,
  optionalChoice,
  optionalText,
  requiredText,
  textList,
} from './reading.ts';

type Json = Readonly<Record<string, unknown>>;

/** Registering apps, as a developer does in Intuit's portal. */
export const appRoutes: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/apps',
    send: '{redirectUris, webhook?: {url, verifierToken, format?: "classic"|"cloudevents"}, clientId?, clientSecret?}',
    run: ({ body, rooms }) => {
      onlyMembers(body, ['redirectUris', 'webhook', 'clientId', 'clientSecret'], 'An app');
      const { clientId, clientSecret } = rooms.apps.register({
        redirectUris: readRedirectUris(body),
        webhook: readWebhook(body),
        clientId: optionalText(body, 'clientId'),
        clientSecret: optionalText(body, 'clientSecret'),
      });
      return value({ clientId, clientSecret });
    },
  },
  {
    method: 'GET',
    path: '/apps',
    send: '',
    run: ({ rooms }) => value({ apps: rooms.apps.list().map(describeApp) }),
  },
];

function describeApp({ clientId, redirectUris, webhook }: App): object {
  return { clientId, redirectUris, ...(webhook && { webhook: { url: webhook.url, format: webhook.format } }) };
}

function readRedirectUris(body: Json): readonly string[] {
  const redirectUris = textList(body, 'redirectUris');
  const broken = redirectUris.find(uri => !URL.canParse(uri));
  if (broken !== undefined) throw new ControlFault(`"${broken}" is no absolute URL.`);
  return redirectUris;
}

function readWebhook(body: Json): WebhookEndpoint | undefined {
  if (body['webhook'] === undefined || body['webhook'] === null) return undefined;
  const webhook = asObject(body['webhook'], '"webhook"');
  onlyMembers(webhook, ['url', 'verifierToken', 'format'], 'A webhook');
  const url = requiredText(webhook, 'url');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new ControlFault('"url" must be an http or https URL.');
  return {
    url,
    verifierToken: requiredText(webhook, 'verifierToken'),
    format: optionalChoice(webhook, 'format', ['classic', 'cloudevents']) ?? 'classic',
  };
}
