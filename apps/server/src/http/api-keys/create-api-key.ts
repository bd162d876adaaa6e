import { createApiKey } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { makeApiKey } from '../../people/api-keys.ts';
import { auditActor } from '../../people/audit-actor.ts';
import { recordAudit } from '../../people/record-audit.ts';
import { requirePerson } from '../caller.ts';
import { route, type Route } from '../route.ts';

export function createApiKeyRoute(core: Core): Route {
  return route(createApiKey, call => {
    const { workspaceId, body } = call;
    // A key must not make keys: it could outlive its own revocation.
    const createdBy = requirePerson(call.caller);
    return core.db.transaction().execute(async tx => {
      const made = await makeApiKey(core, tx, { workspaceId, ...body, createdBy });
      const sentence = `The API key ${body.name} (${made.key.prefix}…) was made with ${made.key.scopes.join(', ')}.`;
      await recordAudit(core, tx, { ...auditActor(call), action: 'api-keys.create', sentence });
      await core.announce(tx, { workspaceId, topic: 'people' });
      return made;
    });
  });
}
