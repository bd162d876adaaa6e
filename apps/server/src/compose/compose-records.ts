import type { Core } from '../server-core.ts';
import { customerRoutes } from '../http/customers/customer-routes.ts';
import { itemRoutes } from '../http/items/item-routes.ts';
import type { RecordTools } from '../records/record-tools.ts';
import { fillSample } from '../sample/fill-sample.ts';
import type { Area } from './area.ts';

/** What works with records, of the core. */
export const recordToolsOf = (core: Core): RecordTools => ({
  db: core.db,
  now: core.clock,
  newId: core.newId,
  announce: core.announce,
});

/** Customers and items, and the sample business of a new workspace. */
export function composeRecords(core: Core): Area {
  const tools = recordToolsOf(core);
  return {
    routes: [...customerRoutes(tools), ...itemRoutes(tools)],
    fillWorkspace: async (tx, made) => {
      if (made.start === 'sample') await fillSample(tx, tools, made.workspaceId);
    },
  };
}
