import { restoreItem as contract } from '@tieout/api';
import { restoreItem } from '../../records/items/restore-item.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const restoreItemRoute = (tools: RecordTools): Route =>
  route(contract, call => restoreItem(tools, actorOf(call), call.params.itemId));
