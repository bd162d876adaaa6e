import { deleteEstimate as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { deleteDocument } from '../../connectors/quickbooks/sales-documents/delete-document.ts';
import { actorOf } from '../actor-of.ts';
import { route, type Route } from '../route.ts';

export const deleteEstimateRoute = (tools: BooksTools): Route =>
  route(contract, async call => {
    await deleteDocument(tools, actorOf(call), { kind: 'estimate', id: call.params.estimateId });
    return undefined;
  });
