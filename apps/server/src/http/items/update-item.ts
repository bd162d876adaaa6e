import { updateItem as contract } from '@tieout/api';
import { updateItem } from '../../records/items/update-item.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const updateItemRoute = (tools: RecordTools): Route =>
  route(contract, call =>
    updateItem(tools, actorOf(call), { id: call.params.itemId, version: call.version, fields: call.body }),
  );
