import { undoRun as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { startUndo } from '../../connectors/quickbooks/sync/undo/start-undo.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const undoRunRoute = (tools: BooksTools): Route =>
  route(contract, call => startUndo(tools, actorOf(call), call.params.runId));
