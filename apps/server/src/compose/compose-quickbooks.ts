import type { BooksTools } from '../connectors/quickbooks/books-tools.ts';
import { toolsOfWork } from '../connectors/quickbooks/call-counter.ts';
import { planTasks } from '../connectors/quickbooks/plan-tasks.ts';
import { liveTasks } from '../connectors/quickbooks/observe/live/live-tasks.ts';
import { sweepAtStart } from '../connectors/quickbooks/observe/live/watch.ts';
import { pushInvoiceTask } from '../connectors/quickbooks/invoices/push-invoice.ts';
import { tieOutTask } from '../connectors/quickbooks/tie-out/tie-out-task.ts';
import { finishWriteTask } from '../connectors/quickbooks/write/finish-write-task.ts';
import { pushTasks } from '../connectors/quickbooks/sync/push-tasks.ts';
import type { Core } from '../server-core.ts';
import type { Route } from '../http/route.ts';
import type { Task } from '../queue/task.ts';
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
  const live = createLiveTools(tools, core.settings);
  // What every change goes through, one after the other: the same statements again and again.
  const following = { ...live, db: core.preparedDb };
  return {
    routes: countedRoutes(tools, [
      connectionRoutes,
      planRoutes,
      runRoutes,
      ruleRoutes,
      configurationRoutes,
      historyRoutes,
      given => alertRoutes(given, core.settings.SMTP_URL !== undefined),
      given => [readReadBudgetRoute(given), updateReadBudgetRoute(given)],
      tieOutRoutes,
      invoiceRoutes,
      paymentRoutes,
      estimateRoutes,
      creditMemoRoutes,
      refundReceiptRoutes,
      problemRoutes,
      syncRoutes,
      given => [readHomeRoute(given), searchRecordsRoute(given)],
    ]),
    rawRoutes: [
      finishConsentRoute(tools, headers => identifyCaller(core, headers)),
      receiveNotificationsRoute(following),
    ],
    tasks: [
      ...countedTasks(tools, planTasks),
      ...countedTasks(following, given => [finishWriteTask(given), pushInvoiceTask(given)]),
      ...countedTasks(following, liveTasks),
      ...countedTasks(live, given => [tieOutTask(given)]),
      ...alertTasks({ ...tools, mailer: core.mailer, appOrigin: core.settings.PUBLIC_URL }),
      ...countedTasks(following, pushTasks),
    ],
    figures: live.figures.metrics,
    start: () => sweepAtStart(live),
    stop: async () => {
      await tools.calls.flush();
      await live.refusals.flush();
    },
  };
}

/** Every task and every request is a piece of work with tools of its own, so that its runs can say what they cost. */
function countedRoutes(
  tools: BooksTools,
  makers: readonly ((tools: BooksTools) => readonly Route[])[],
): readonly Route[] {
  return makers.flatMap(make =>
    make(tools).map((one, at) => ({ ...one, handler: call => (make(toolsOfWork(tools))[at] ?? one).handler(call) })),
  );
}

function countedTasks<Tools extends BooksTools>(
  tools: Tools,
  make: (tools: Tools) => readonly Task[],
): readonly Task[] {
  return make(tools).map((one, at) => ({
    ...one,
    work: (payload, context) => (make(toolsOfWork(tools))[at] ?? one).work(payload, context),
  }));
}
