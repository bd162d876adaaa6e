import type { Actor } from '../records/record-tools.ts';
import type { WorkspaceContext } from './route.ts';

/** On whose behalf a call works, as the timeline names it. */
export const actorOf = ({ caller, workspaceId }: WorkspaceContext): Actor => ({ workspaceId, name: caller.name });
