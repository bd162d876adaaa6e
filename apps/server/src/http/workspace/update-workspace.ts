import { updateWorkspace } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { auditActor } from '../../people/audit-actor.ts';
import { recordAudit } from '../../people/record-audit.ts';
import { updateWorkspaceSettings } from '../../people/workspace-settings.ts';
import { route, type Route } from '../route.ts';

export function updateWorkspaceRoute(core: Core): Route {
  return route(updateWorkspace, call => {
    const { workspaceId, body, version } = call;
    return core.db.transaction().execute(async tx => {
      const settings = await updateWorkspaceSettings(tx, { workspaceId, change: body, version });
      const sentence = `Settings of the workspace were changed: ${Object.keys(body).join(', ')}.`;
      await recordAudit(core, tx, { ...auditActor(call), action: 'workspace.update', sentence });
      await core.announce(tx, { workspaceId, topic: 'people' });
      return settings;
    });
  });
}
