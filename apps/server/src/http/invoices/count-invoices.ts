import { countInvoices as contract } from '@tieout/api';
import { countInvoices } from '../../records/invoices/count-invoices.ts';
import { readCompaniesOn } from '../../records/company-days.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { route, type Route } from '../route.ts';

export const countInvoicesRoute = (tools: RecordTools): Route =>
  route(contract, async ({ workspaceId }) => {
    const { days } = await readCompaniesOn(tools.db, workspaceId, tools.now());
    return { counts: await countInvoices(tools.db, { workspaceId, days }) };
  });
