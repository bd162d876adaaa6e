import type { BooksTools } from '../connectors/quickbooks/books-tools.ts';
import type { CallCounter } from '../connectors/quickbooks/call-counter.ts';
import { planTasks } from '../connectors/quickbooks/plan-tasks.ts';
import { liveTasks } from '../connectors/quickbooks/observe/live/live-tasks.ts';
import { sweepAtStart } from '../connectors/quickbooks/observe/live/watch.ts';
import { pushInvoiceTask } from '../connectors/quickbooks/invoices/push-invoice.ts';
import { tieOutTask } from '../connectors/quickbooks/tie-out/tie-out-task.ts';
import { finishWriteTask } from '../connectors/quickbooks/write/finish-write-task.ts';
import { pushTasks } from '../connectors/quickbooks/sync/push-tasks.ts';
import type { Core } from '../server-core.ts';
import { alertTasks } from '../alerts/alert-tasks.ts';
import { alertRoutes } from '../http/alerts/alert-routes.ts';
import { configurationRoutes } from '../http/configuration/configuration-routes.ts';
import { connectionRoutes } from '../http/connections/connection-routes.ts';
import { finishConsentRoute } from '../http/connections/finish-consent.ts';
import { historyRoutes } from '../http/history/history-routes.ts';
import { readHomeRoute } from '../http/home/read-home.ts';
import { problemRoutes } from '../http/problems/problem-routes.ts';
import { searchRecordsRoute } from '../http/search/search-records.ts';
import { invoiceRoutes } from '../http/invoices/invoice-routes.ts';
import { creditMemoRoutes } from '../http/credit-memos/credit-memo-routes.ts';
import { estimateRoutes } from '../http/estimates/estimate-routes.ts';
import { paymentRoutes } from '../http/payments/payment-routes.ts';
import { planRoutes } from '../http/plans/plan-routes.ts';
import { refundReceiptRoutes } from '../http/refund-receipts/refund-receipt-routes.ts';
import { ruleRoutes } from '../http/rules/rule-routes.ts';
import { readReadBudgetRoute } from '../http/read-budget/read-read-budget.ts';
import { updateReadBudgetRoute } from '../http/read-budget/update-read-budget.ts';
import { runRoutes } from '../http/runs/run-routes.ts';
import { syncRoutes } from '../http/sync/sync-routes.ts';
import { tieOutRoutes } from '../http/tie-outs/tie-out-routes.ts';
import { receiveNotificationsRoute } from '../http/webhooks/receive-notifications.ts';
import { identifyCaller } from '../people/identify-caller.ts';
import type { Area } from './area.ts';
import { createBooksTools } from './create-books-tools.ts';
import { createLiveTools } from './create-live-tools.ts';

/** Everything that reaches QuickBooks. */
export function composeQuickBooks(core: Core): Area {
  const tools = createBooksTools(core);
  return countingCalls(tools.calls, areaOf(core, tools));
}

/** Every task and every request is a piece of work whose calls are counted, so that its runs can say what they cost. */
function countingCalls({ during }: CallCounter, area: Area): Area {
  return {
    ...area,
    routes: (area.routes ?? []).map(one => ({ ...one, handler: call => during(() => one.handler(call)) })),
    tasks: (area.tasks ?? []).map(one => ({
      ...one,
      work: (payload, context) => during(() => one.work(payload, context)),
    })),
  };
}

function areaOf(core: Core, tools: BooksTools): Area {
  const live = createLiveTools(tools, core.settings);
  // What every change goes through, one after the other: the same statements again and again.
  const following = { ...live, db: core.preparedDb };
  return {
    routes: [
      ...connectionRoutes(tools),
      ...planRoutes(tools),
      ...runRoutes(tools),
      ...ruleRoutes(tools),
      ...configurationRoutes(tools),
      ...historyRoutes(tools),
      ...alertRoutes(tools, core.settings.SMTP_URL !== undefined),
      readReadBudgetRoute(tools),
      updateReadBudgetRoute(tools),
      ...tieOutRoutes(tools),
      ...invoiceRoutes(tools),
      ...paymentRoutes(tools),
      ...estimateRoutes(tools),
      ...creditMemoRoutes(tools),
      ...refundReceiptRoutes(tools),
      ...problemRoutes(tools),
      ...syncRoutes(tools),
      readHomeRoute(tools),
      searchRecordsRoute(tools),
    ],
    rawRoutes: [
      finishConsentRoute(tools, headers => identifyCaller(core, headers)),
      receiveNotificationsRoute(following),
    ],
    tasks: [
      ...planTasks(tools),
      finishWriteTask(following),
      pushInvoiceTask(following),
      ...liveTasks(following),
      tieOutTask(live),
      ...alertTasks({ ...tools, mailer: core.mailer, appOrigin: core.settings.PUBLIC_URL }),
      ...pushTasks(following),
    ],
    figures: live.figures.metrics,
    start: () => sweepAtStart(live),
    stop: async () => {
      await tools.calls.flush();
      await live.refusals.flush();
    },
  };
}
