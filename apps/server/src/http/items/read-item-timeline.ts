import { readItemTimeline as contract } from '@tieout/api';
import { readItem } from '../../records/items/read-item.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { listStory } from '../../records/timeline.ts';
import { route, type Route } from '../route.ts';

export const readItemTimelineRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId, params, query }) => {
    const record = { workspaceId, id: params.itemId };
    await readItem(tools.db, record, tools.now());
    return listStory(tools.db, record, query);
  });
