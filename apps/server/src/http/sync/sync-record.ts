import { syncRecord as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { syncRecord } from '../../connectors/quickbooks/sync/by-hand/sync-record.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const syncRecordRoute = (tools: BooksTools): Route =>
  route(contract, call => syncRecord(tools, actorOf(call), { ...call.params, order: call.body.order }));
