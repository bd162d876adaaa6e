import { readTaxComparison as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { compareTaxes } from '../../connectors/quickbooks/reference/compare-taxes.ts';
import { route, type Route } from '../route.ts';

export const readTaxComparisonRoute = (tools: BooksTools): Route =>
  route(contract, ({ workspaceId, params }) =>
    compareTaxes(tools.db, { workspaceId, id: params.connectionId }, tools.now()),
  );
