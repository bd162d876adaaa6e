import { DEFAULT_APP, type App } from '../oauth/app.ts';
import { ACCOUNTING_SCOPE, KNOWN_SCOPES } from '../oauth/grant.ts';
import { value, type ControlCall, type ControlRoute } from './control-route.ts';
import { getCompany } from './find-company.ts';
import { ControlFault, onlyMembers, optionalText, requiredText, textList } from './reading.ts';

/** Granting and ending connections without the consent page. */
export const tokenRoutes: readonly ControlRoute[] = [
  { method: 'POST', path: '/tokens', send: '{realmId, clientId?, scopes?}', run: grantTokens },
  {
    method: 'POST',
    path: '/disconnect',
    send: '{realmId, clientId?}, as when somebody disconnects the app inside QuickBooks',
    run: call => {
      onlyMembers(call.body, ['realmId', 'clientId'], 'A disconnection');
      const realmId = requiredText(call.body, 'realmId');
      call.rooms.grants.disconnect(appOf(call).clientId, realmId);
      return value({ disconnected: realmId });
    },
  },
];

function grantTokens(call: ControlCall) {
  const { body, rooms } = call;
  onlyMembers(body, ['realmId', 'clientId', 'scopes'], 'A grant');
  const { realmId } = getCompany(rooms, requiredText(body, 'realmId'));
  const { clientId, clientSecret } = appOf(call);
  const scopes = body['scopes'] === undefined ? [ACCOUNTING_SCOPE] : textList(body, 'scopes');
  const unknown = scopes.find(scope => !KNOWN_SCOPES.has(scope));
  if (unknown !== undefined) throw new ControlFault(`"${unknown}" is no scope of QuickBooks.`);
  const tokens = rooms.grants.grant({ clientId, realmId, scopes });
  return value({
    accessToken: tokens.accessToken,
    refreshToken: tokens.grant.refreshToken,
    expiresIn: tokens.expiresInSeconds,
    refreshTokenExpiresIn: tokens.refreshExpiresInSeconds,
    clientId,
    clientSecret,
    realmId,
  });
}

function appOf({ body, rooms }: ControlCall): App {
  const clientId = optionalText(body, 'clientId') ?? DEFAULT_APP.clientId;
  const app = rooms.apps.find(clientId);
  if (app === undefined) throw new ControlFault(`There is no app ${clientId}. POST /emulator/apps registers one.`, 404);
  return app;
}
