import { readSetup } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { needsOwner } from '../../people/set-up-owner.ts';
import { readSessionAnswer } from '../../people/read-session-answer.ts';
import { serverVersion } from '../../server-version.ts';
import { publicRoute, type Route } from '../route.ts';

export function readSetupRoute(core: Core): Route {
  return publicRoute(readSetup, async ({ caller }) => ({
    needsOwner: await needsOwner(core),
    version: serverVersion,
    isEmulated: core.settings.QUICKBOOKS_CLIENT_ID === undefined,
    session:
      caller.kind === 'person' ? await readSessionAnswer(core.db, { ...caller, token: caller.sessionToken }) : null,
  }));
}
