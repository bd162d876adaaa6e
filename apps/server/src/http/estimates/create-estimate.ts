import { createEstimate as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { createEstimate } from '../../connectors/quickbooks/estimates/create-estimate.ts';
import { finishCreation } from '../../connectors/quickbooks/write/finish-creation.ts';
import { readEstimate } from '../../records/sales-documents/read-estimate.ts';
import { createOnce } from '../create-once.ts';
import { route, type Route } from '../route.ts';

export const createEstimateRoute = (tools: BooksTools): Route =>
  route(contract, call =>
    createOnce(call, {
      tools,
      create: actor => createEstimate(tools, actor, call.body),
      read: async (key, now) => {
        await finishCreation(tools, key.id);
        return readEstimate(tools.db, key, now);
      },
    }),
  );
