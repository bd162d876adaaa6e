import { listApiKeys as contract } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { listApiKeys } from '../../people/api-keys.ts';
import { route, type Route } from '../route.ts';

export function listApiKeysRoute({ db }: Core): Route {
  return route(contract, async ({ workspaceId }) => ({ rows: await listApiKeys(db, workspaceId) }));
}
