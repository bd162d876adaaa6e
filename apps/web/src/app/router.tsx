import type { Permission, ProblemDocument } from '@tieout/api';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { AppShell } from '../features/shell/app-shell.tsx';
import { NotFound } from '../features/shell/not-found.tsx';
import { PageFault } from '../features/shell/page-fault.tsx';
import { PageShapes } from '../features/shell/page-shapes.tsx';
import {
  creditMemoSearch,
  customerSearch,
  estimateSearch,
  invoiceSearch,
  itemSearch,
  mappingSearch,
  newDocumentSearch,
  paymentSearch,
  refundReceiptSearch,
  returnSearch,
  settlingSearch,
  tieOutSearch,
} from './searches.ts';
import { requireSession, type RouterDeps } from './guards.ts';

const root = createRootRouteWithContext<RouterDeps>()({ notFoundComponent: NotFound, errorComponent: PageFault });
const open = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path });

const welcome = createRoute({
  ...open('/welcome'),
  component: lazyRouteComponent(() => import('../pages/session/welcome-page.tsx'), 'WelcomePage'),
});
const signIn = createRoute({
  ...open('/sign-in'),
  validateSearch: returnSearch,
  component: lazyRouteComponent(() => import('../pages/session/sign-in-page.tsx'), 'SignInPage'),
});
const invitation = createRoute({
  ...open('/join'),
  component: lazyRouteComponent(() => import('../pages/session/invitation-page.tsx'), 'InvitationPage'),
});

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: ({ context, location }) => requireSession(context, location.href),
  component: AppShell,
});
const inside = <Path extends string>(path: Path) => ({ getParentRoute: () => app, path });

const writing = <Path extends string>(path: Path) => ({
  ...inside(path),
  staticData: { needs: 'records.write' } as const,
});

const home = createRoute({
  ...inside('/'),
  component: lazyRouteComponent(() => import('../pages/home/home-page.tsx'), 'HomePage'),
});
const customers = createRoute({
  ...inside('/customers'),
  validateSearch: customerSearch,
  component: lazyRouteComponent(() => import('../pages/customers/customers-page.tsx'), 'CustomersPage'),
});
const newCustomer = createRoute({
  ...writing('/customers/new'),
  component: lazyRouteComponent(() => import('../pages/customers/new-customer-page.tsx'), 'NewCustomerPage'),
});
const customer = createRoute({
  ...inside('/customers/$customerId'),
  component: lazyRouteComponent(() => import('../pages/customers/customer-page.tsx'), 'CustomerPage'),
});
const items = createRoute({
  ...inside('/items'),
  validateSearch: itemSearch,
  component: lazyRouteComponent(() => import('../pages/items/items-page.tsx'), 'ItemsPage'),
});
const newItem = createRoute({
  ...writing('/items/new'),
  component: lazyRouteComponent(() => import('../pages/items/new-item-page.tsx'), 'NewItemPage'),
});
const item = createRoute({
  ...inside('/items/$itemId'),
  component: lazyRouteComponent(() => import('../pages/items/item-page.tsx'), 'ItemPage'),
});
const invoices = createRoute({
  ...inside('/invoices'),
  validateSearch: invoiceSearch,
  component: lazyRouteComponent(() => import('../pages/invoices/invoices-page.tsx'), 'InvoicesPage'),
});
const newInvoice = createRoute({
  ...writing('/invoices/new'),
  validateSearch: newDocumentSearch,
  component: lazyRouteComponent(() => import('../pages/invoices/new-invoice-page.tsx'), 'NewInvoicePage'),
});
const invoice = createRoute({
  ...inside('/invoices/$invoiceId'),
  component: lazyRouteComponent(() => import('../pages/invoices/invoice-page.tsx'), 'InvoicePage'),
});
const editInvoice = createRoute({
  ...writing('/invoices/$invoiceId/edit'),
  component: lazyRouteComponent(() => import('../pages/invoices/edit-invoice-page.tsx'), 'EditInvoicePage'),
});
const quickbooks = createRoute({
  ...inside('/quickbooks'),
  component: lazyRouteComponent(() => import('../pages/quickbooks/overview-page.tsx'), 'OverviewPage'),
});
const setup = createRoute({
  ...inside('/quickbooks/setup'),
  staticData: { needs: 'quickbooks.connect' },
  component: lazyRouteComponent(() => import('../pages/quickbooks/setup-page.tsx'), 'SetupPage'),
});
const importing = createRoute({
  ...inside('/quickbooks/import'),
  component: lazyRouteComponent(() => import('../pages/quickbooks/import-page.tsx'), 'ImportPage'),
});
const plan = createRoute({
  ...inside('/quickbooks/import/$planId'),
  component: lazyRouteComponent(() => import('../pages/quickbooks/plan-page.tsx'), 'PlanPage'),
});
const activity = createRoute({
  ...inside('/quickbooks/activity'),
  component: lazyRouteComponent(() => import('../pages/quickbooks/activity-page.tsx'), 'ActivityPage'),
});
const run = createRoute({
  ...inside('/quickbooks/activity/$runId'),
  component: lazyRouteComponent(() => import('../pages/quickbooks/run-page.tsx'), 'RunPage'),
});
const attention = createRoute({
  ...inside('/quickbooks/attention'),
  component: lazyRouteComponent(() => import('../pages/quickbooks/attention-page.tsx'), 'AttentionPage'),
});
const problem = createRoute({
  ...inside('/quickbooks/attention/$problemId'),
  component: lazyRouteComponent(() => import('../pages/quickbooks/problem/problem-page.tsx'), 'ProblemPage'),
});
const tieOut = createRoute({
  ...inside('/quickbooks/tie-out'),
  validateSearch: tieOutSearch,
  component: lazyRouteComponent(() => import('../pages/quickbooks/tie-out/tie-out-page.tsx'), 'TieOutPage'),
});
const rules = createRoute({
  ...inside('/quickbooks/rules'),
  component: lazyRouteComponent(() => import('../pages/quickbooks/rules/rules-page.tsx'), 'RulesPage'),
});
const mappings = createRoute({
  ...inside('/quickbooks/mappings'),
  validateSearch: mappingSearch,
  component: lazyRouteComponent(() => import('../pages/quickbooks/mappings/mappings-page.tsx'), 'MappingsPage'),
});
const history = createRoute({
  ...inside('/history/$kind/$recordId'),
  component: lazyRouteComponent(() => import('../pages/history/history-page.tsx'), 'HistoryPage'),
});
const payments = createRoute({
  ...inside('/payments'),
  validateSearch: paymentSearch,
  component: lazyRouteComponent(() => import('../pages/payments/payments-page.tsx'), 'PaymentsPage'),
});
const newPayment = createRoute({
  ...writing('/payments/new'),
  validateSearch: settlingSearch,
  component: lazyRouteComponent(() => import('../pages/payments/new-payment-page.tsx'), 'NewPaymentPage'),
});
const payment = createRoute({
  ...inside('/payments/$paymentId'),
  component: lazyRouteComponent(() => import('../pages/payments/payment-page.tsx'), 'PaymentPage'),
});
const estimates = createRoute({
  ...inside('/estimates'),
  validateSearch: estimateSearch,
  component: lazyRouteComponent(() => import('../pages/estimates/estimates-page.tsx'), 'EstimatesPage'),
});
const newEstimate = createRoute({
  ...writing('/estimates/new'),
  validateSearch: newDocumentSearch,
  component: lazyRouteComponent(() => import('../pages/estimates/new-estimate-page.tsx'), 'NewEstimatePage'),
});
const estimate = createRoute({
  ...inside('/estimates/$estimateId'),
  component: lazyRouteComponent(() => import('../pages/estimates/estimate-page.tsx'), 'EstimatePage'),
});
const editEstimate = createRoute({
  ...writing('/estimates/$estimateId/edit'),
  component: lazyRouteComponent(() => import('../pages/estimates/edit-estimate-page.tsx'), 'EditEstimatePage'),
});
const creditMemos = createRoute({
  ...inside('/credit-memos'),
  validateSearch: creditMemoSearch,
  component: lazyRouteComponent(() => import('../pages/credit-memos/credit-memos-page.tsx'), 'CreditMemosPage'),
});
const newCreditMemo = createRoute({
  ...writing('/credit-memos/new'),
  validateSearch: settlingSearch,
  component: lazyRouteComponent(() => import('../pages/credit-memos/new-credit-memo-page.tsx'), 'NewCreditMemoPage'),
});
const creditMemo = createRoute({
  ...inside('/credit-memos/$creditMemoId'),
  component: lazyRouteComponent(() => import('../pages/credit-memos/credit-memo-page.tsx'), 'CreditMemoPage'),
});
const editCreditMemo = createRoute({
  ...writing('/credit-memos/$creditMemoId/edit'),
  component: lazyRouteComponent(() => import('../pages/credit-memos/edit-credit-memo-page.tsx'), 'EditCreditMemoPage'),
});
const refundReceipts = createRoute({
  ...inside('/refund-receipts'),
  validateSearch: refundReceiptSearch,
  component: lazyRouteComponent(
    () => import('../pages/refund-receipts/refund-receipts-page.tsx'),
    'RefundReceiptsPage',
  ),
});
const newRefundReceipt = createRoute({
  ...writing('/refund-receipts/new'),
  validateSearch: settlingSearch,
  component: lazyRouteComponent(
    () => import('../pages/refund-receipts/new-refund-receipt-page.tsx'),
    'NewRefundReceiptPage',
  ),
});
const refundReceipt = createRoute({
  ...inside('/refund-receipts/$refundReceiptId'),
  component: lazyRouteComponent(() => import('../pages/refund-receipts/refund-receipt-page.tsx'), 'RefundReceiptPage'),
});
const settings = createRoute({
  ...inside('/settings'),
  component: lazyRouteComponent(() => import('../pages/settings/workspace-page.tsx'), 'WorkspacePage'),
});
const people = createRoute({
  ...inside('/settings/people'),
  component: lazyRouteComponent(() => import('../pages/settings/people-page.tsx'), 'PeoplePage'),
});
const apiKeys = createRoute({
  ...inside('/settings/api-keys'),
  staticData: { needs: 'people.manage' },
  component: lazyRouteComponent(() => import('../pages/settings/api-keys-page.tsx'), 'ApiKeysPage'),
});
const integration = createRoute({
  ...inside('/settings/integration'),
  component: lazyRouteComponent(() => import('../pages/settings/integration-page.tsx'), 'IntegrationPage'),
});
const audit = createRoute({
  ...inside('/settings/audit'),
  staticData: { needs: 'people.manage' },
  component: lazyRouteComponent(() => import('../pages/settings/audit-page.tsx'), 'AuditPage'),
});
const alerts = createRoute({
  ...inside('/settings/alerts'),
  component: lazyRouteComponent(() => import('../pages/settings/alerts-page.tsx'), 'AlertsPage'),
});
const appearance = createRoute({
  ...inside('/settings/appearance'),
  component: lazyRouteComponent(() => import('../pages/settings/appearance-page.tsx'), 'AppearancePage'),
});

const tree = root.addChildren([
  welcome, signIn, invitation,
  app.addChildren([
    home, customers, newCustomer, customer, items, newItem, item, invoices, newInvoice, invoice, editInvoice,
    quickbooks, setup, importing, plan, activity, run, attention, problem, tieOut, rules, mappings, history,
    payments, newPayment, payment, estimates, newEstimate, estimate, editEstimate,
    creditMemos, newCreditMemo, creditMemo, editCreditMemo, refundReceipts, newRefundReceipt, refundReceipt,
    settings, people, apiKeys, integration, audit, alerts, appearance,
  ]),
]); // prettier-ignore

/** All pages. Each is a chunk of its own, fetched when a link to it is pointed at. */
export function createAppRouter(context: RouterDeps) {
  return createRouter({
    routeTree: tree,
    context,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: PageShapes,
    defaultPendingMs: 200,
    defaultErrorComponent: (props: ErrorComponentProps) => <PageFault {...props} />,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    /** What a role must allow for the page to be of use; the others are told so instead of meeting a form that would be refused. */
    readonly needs?: Permission;
  }
  interface HistoryState {
    /** What was refused on the page before, told again where it can be settled. */
    problem?: ProblemDocument;
  }
}
