import { planTasks } from '../connectors/quickbooks/plan-tasks.ts';
import { finishWriteTask } from '../connectors/quickbooks/write/finish-write-task.ts';
import type { Core } from '../core.ts';
import { connectionRoutes } from '../http/connections/connection-routes.ts';
import { finishConsentRoute } from '../http/connections/finish-consent.ts';
import { invoiceRoutes } from '../http/invoices/invoice-routes.ts';
import { planRoutes } from '../http/plans/plan-routes.ts';
import { runRoutes } from '../http/runs/run-routes.ts';
import { identifyCaller } from '../people/identify-caller.ts';
import type { Area } from './area.ts';
import { createBooksTools } from './create-books-tools.ts';

/** Everything that reaches QuickBooks. */
export function composeQuickBooks(core: Core): Area {
  const tools = createBooksTools(core);
  return {
    routes: [...connectionRoutes(tools), ...planRoutes(tools), ...runRoutes(tools), ...invoiceRoutes(tools)],
    rawRoutes: [finishConsentRoute(tools, headers => identifyCaller(core, headers))],
    tasks: [...planTasks(tools), finishWriteTask(tools)],
    stop: () => tools.calls.flush(),
  };
}
