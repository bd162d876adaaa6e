import type { RecordTools } from '../../records/record-tools.ts';
import type { Route } from '../route.ts';
import { createItemRoute } from './create-item.ts';
import { deleteItemRoute } from './delete-item.ts';
import { listItemsRoute } from './list-items.ts';
import { readItemRoute } from './read-item.ts';
import { readItemTimelineRoute } from './read-item-timeline.ts';
import { restoreItemRoute } from './restore-item.ts';
import { updateItemRoute } from './update-item.ts';

/** All endpoints of items. */
export const itemRoutes = (tools: RecordTools): readonly Route[] => [
  listItemsRoute(tools),
  readItemRoute(tools),
  createItemRoute(tools),
  updateItemRoute(tools),
  deleteItemRoute(tools),
  restoreItemRoute(tools),
  readItemTimelineRoute(tools),
];
