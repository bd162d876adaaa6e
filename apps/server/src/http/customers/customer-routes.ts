import type { RecordTools } from '../../records/record-tools.ts';
import type { Route } from '../route.ts';
import { createCustomerRoute } from './create-customer.ts';
import { deleteCustomerRoute } from './delete-customer.ts';
import { listCustomersRoute } from './list-customers.ts';
import { readCustomerRoute } from './read-customer.ts';
import { readCustomerTimelineRoute } from './read-customer-timeline.ts';
import { restoreCustomerRoute } from './restore-customer.ts';
import { updateCustomerRoute } from './update-customer.ts';

/** All endpoints of customers. */
export const customerRoutes = (tools: RecordTools): readonly Route[] => [
  listCustomersRoute(tools),
  readCustomerRoute(tools),
  createCustomerRoute(tools),
  updateCustomerRoute(tools),
  deleteCustomerRoute(tools),
  restoreCustomerRoute(tools),
  readCustomerTimelineRoute(tools),
];
