import { readSetup } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { needsOwner } from '../../people/set-up-owner.ts';
import { serverVersion } from '../../server-version.ts';
import { publicRoute, type Route } from '../route.ts';

export function readSetupRoute(core: Core): Route {
  return publicRoute(readSetup, async () => ({
    needsOwner: await needsOwner(core),
    version: serverVersion,
    isEmulated: core.settings.QUICKBOOKS_CLIENT_ID === undefined,
  }));
}
