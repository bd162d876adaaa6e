import { startConnecting as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { startConsent } from '../../connectors/quickbooks/connection/start-consent.ts';
import { requirePerson } from '../caller.ts';
import { route, type Route } from '../route.ts';

export const authorizeConnectionRoute = (tools: BooksTools): Route =>
  route(contract, async ({ workspaceId, caller, origin, body }) => ({
    url: await startConsent(tools, {
      workspaceId,
      // Consent is given by a person in a browser; a program could not be brought back from there.
      personId: requirePerson(caller).personId,
      origin,
      returnTo: body.returnTo,
      connectionId: body.connectionId,
    }),
  }));
