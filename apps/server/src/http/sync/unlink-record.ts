import { unlinkRecord as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { unlinkRecord } from '../../connectors/quickbooks/sync/by-hand/unlink-record.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const unlinkRecordRoute = (tools: BooksTools): Route =>
  route(contract, call => unlinkRecord(tools, actorOf(call), call.params));
