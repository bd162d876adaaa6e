import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import type { Route } from '../route.ts';
import { convertEstimateRoute } from './convert-estimate.ts';
import { createEstimateRoute } from './create-estimate.ts';
import { deleteEstimateRoute } from './delete-estimate.ts';
import { listEstimatesRoute } from './list-estimates.ts';
import { readEstimateRoute } from './read-estimate.ts';
import { readEstimatePdfRoute } from './read-estimate-pdf.ts';
import { readEstimateTimelineRoute } from './read-estimate-timeline.ts';
import { setEstimateStatusRoute } from './set-estimate-status.ts';
import { updateEstimateRoute } from './update-estimate.ts';

/** All endpoints of estimates. */
export const estimateRoutes = (tools: BooksTools): readonly Route[] => [
  listEstimatesRoute(tools),
  readEstimateRoute(tools),
  createEstimateRoute(tools),
  updateEstimateRoute(tools),
  setEstimateStatusRoute(tools),
  convertEstimateRoute(tools),
  deleteEstimateRoute(tools),
  readEstimatePdfRoute(tools),
  readEstimateTimelineRoute(tools),
];
