import { revokeApiKey as contract } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { revokeApiKey } from '../../people/api-keys.ts';
import { auditActor } from '../../people/audit-actor.ts';
import { recordAudit } from '../../people/record-audit.ts';
import { route, type Route } from '../route.ts';

export function revokeApiKeyRoute(core: Core): Route {
  return route(contract, async call => {
    const { workspaceId, params } = call;
    await core.db.transaction().execute(async tx => {
      const name = await revokeApiKey(core, tx, { workspaceId, apiKeyId: params.apiKeyId });
      const sentence = `The API key ${name} was revoked.`;
      await recordAudit(core, tx, { ...auditActor(call), action: 'api-keys.revoke', sentence });
      await core.announce(tx, { workspaceId, topic: 'people' });
    });
    return undefined;
  });
}
