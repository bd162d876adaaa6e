import { settleTieOut as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { settleDocument } from '../../connectors/quickbooks/tie-out/settle-document.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const settleTieOutRoute = (tools: BooksTools): Route =>
  route(contract, call =>
    settleDocument(tools, actorOf(call), {
      tieOutId: call.params.tieOutId,
      seq: call.params.seq,
      cure: call.body.cure,
    }),
  );
