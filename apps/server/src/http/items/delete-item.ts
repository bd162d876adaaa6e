import { deleteItem as contract } from '@tieout/api';
import { deleteItem } from '../../records/items/delete-item.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const deleteItemRoute = (tools: RecordTools): Route =>
  route(contract, async call => {
    await deleteItem(tools, actorOf(call), call.params.itemId);
    return undefined;
  });
