import { createItem as contract } from '@tieout/api';
import { createItem } from '../../records/items/create-item.ts';
import { readItem } from '../../records/items/read-item.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { createOnce } from '../create-once.ts';
import { route, type Route } from '../route.ts';

export const createItemRoute = (tools: RecordTools): Route =>
  route(contract, call =>
    createOnce(call, {
      tools,
      create: actor => createItem(tools, actor, call.body),
      read: (key, now) => readItem(tools.db, key, now),
    }),
  );
