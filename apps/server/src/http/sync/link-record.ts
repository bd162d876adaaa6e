import { linkRecord as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { linkRecord } from '../../connectors/quickbooks/sync/by-hand/link-record.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const linkRecordRoute = (tools: BooksTools): Route =>
  route(contract, call => linkRecord(tools, actorOf(call), { ...call.params, booksId: call.body.booksId }));
