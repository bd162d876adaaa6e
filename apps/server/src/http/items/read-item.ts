import { readItem as contract } from '@tieout/api';
import { readItem } from '../../records/items/read-item.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const readItemRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, params }) => readItem(tools.db, { workspaceId, id: params.itemId }, tools.now()));
