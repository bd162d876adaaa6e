import { readWorkspace } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { readWorkspaceSettings } from '../../people/workspace-settings.ts';
import { route, type Route } from '../route.ts';

export function readWorkspaceRoute({ db }: Core): Route {
  return route(readWorkspace, ({ workspaceId }) => readWorkspaceSettings(db, workspaceId));
}
