import { listItems as contract } from '@tieout/api';
import { listItems } from '../../records/items/list-items.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const listItemsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, query }) => listItems(tools.db, { workspaceId, filter: query, now: tools.now() }));
