import { createPayment as contract } from '@tieout/api';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { recordPayment } from '../../connectors/quickbooks/payments/record-payment.ts';
import { finishCreation } from '../../connectors/quickbooks/write/finish-creation.ts';
import { readPayment } from '../../records/payments/read-payment.ts';
import { createOnce } from '../create-once.ts';
import { route, type Route } from '../route.ts';

export const createPaymentRoute = (tools: BooksTools): Route =>
  route(contract, call =>
    createOnce(call, {
      tools,
      create: actor => recordPayment(tools, actor, call.body),
      read: async (key, now) => {
        await finishCreation(tools, key.id);
        return readPayment(tools.db, key, now);
      },
    }),
  );
