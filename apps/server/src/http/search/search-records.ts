import { searchRecords as contract } from '@tieout/api';
import { searchRecords } from '../../home/search-records.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const searchRecordsRoute = (tools: RecordTools): Route =>
  route(contract, ({ workspaceId, query }) => searchRecords(tools.db, workspaceId, query.q));
