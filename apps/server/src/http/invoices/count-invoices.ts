import { countInvoices as contract } from '@tieout/api';
import { countInvoices } from '../../records/invoices/count-invoices.ts';
import { readInvoiceSetting } from '../../records/invoices/invoice-setting.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const countInvoicesRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId }) => {
    const { today } = await readInvoiceSetting(tools.db, workspaceId, tools.now());
    return { counts: await countInvoices(tools.db, { workspaceId, today }) };
  });
