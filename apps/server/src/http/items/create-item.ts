import { createItem as contract } from '@tieout/api';
import { createItem } from '../../records/items/create-item.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const createItemRoute = (tools: RecordTools): Route =>
  route(contract, call => createItem(tools, actorOf(call), call.body));
