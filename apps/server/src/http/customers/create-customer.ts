import { createCustomer as contract } from '@tieout/api';
import { createCustomer } from '../../records/customers/create-customer.ts';
import { readCustomer } from '../../records/customers/read-customer.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { createOnce } from '../create-once.ts';
import { route, type Route } from '../route.ts';

export const createCustomerRoute = (tools: RecordTools): Route =>
  route(contract, call =>
    createOnce(call, {
      tools,
      create: actor => createCustomer(tools, actor, call.body),
      read: (key, now) => readCustomer(tools.db, key, now),
    }),
  );
