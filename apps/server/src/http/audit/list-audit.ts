import { listAudit as contract } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { listAudit } from '../../people/list-audit.ts';
import { route, type Route } from '../route.ts';

export function listAuditRoute({ db }: Core): Route {
  return route(contract, ({ workspaceId, query }) =>
    listAudit(db, { workspaceId, cursor: query.cursor, limit: query.limit }),
  );
}
