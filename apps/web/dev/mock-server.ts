// In-memory answers to the whole contract, for work on pages. See README.md beside this file.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as api from '@tieout/api';
import { permissionsByRole, type AnyEndpoint } from '@tieout/api';
import { ago, dayPlus, makeCustomer, makeItem, mark, uuid } from './sample.ts';
import * as state from './state.ts';

class Refusal extends Error {
  constructor(
    readonly code: api.ProblemCode,
    detail: string,
    readonly fields?: { path: string; message: string }[],
  ) {
    super(detail);
  }
}
type Asked = { params: any; query: any; body: any };
const handlers = new Map<string, (asked: Asked) => unknown>();
const on = (endpoint: { name: string }, handler: (asked: Asked) => unknown) => handlers.set(endpoint.name, handler);
const find = (list: any[], id: string) =>
  list.find(row => row.id === id) ??
  (() => {
    throw new Refusal('not-found', 'This record does not exist, or lives in another workspace.');
  })();
const page = (rows: any[], { cursor, limit = 50 }: any) => {
  const from = Number(cursor ?? 0);
  const next = from + Number(limit);
  return { rows: rows.slice(from, next), nextCursor: next < rows.length ? String(next) : null, total: rows.length };
};
const sorted = (rows: any[], sort: string, keys: Record<string, string>) => {
  const key = keys[sort.replace('-', '')] ?? 'id';
  const flip = sort.startsWith('-') ? -1 : 1;
  const num = (v: any) => (Number.isNaN(Number(v)) ? v : Number(v));
  return [...rows].sort((a, b) => (num(a[key] ?? '') < num(b[key] ?? '') ? -flip : flip));
};
const has = (text: string, part?: string) => part === undefined || text.toLowerCase().includes(part.toLowerCase());
const statusOk = (row: any, status: string) =>
  status === 'all' ||
  (status === 'deleted' ? row.isDeleted === true : row.isDeleted !== true && row.isActive === (status === 'active'));
const streams = new Set<ServerResponse>();
const tell = (topic: string) => {
  for (const stream of streams) stream.write(`data: ${JSON.stringify({ topic })}\n\n`);
};
const timeline = (entries: any[]) =>
  page(
    entries.map(([actor, kind, sentence, minutes]) => ({ id: uuid(), actor, kind, sentence, at: ago(minutes) })),
    {},
  );
const story = () =>
  timeline([
    ['Ida Hansen', 'updated', 'Phone changed from (503) 555-0100 to (503) 555-0188.', 12],
    ['Tieout', 'imported', 'Imported from QuickBooks.', 6000],
    ['QuickBooks', 'created', 'Created in QuickBooks.', 90000],
  ]);

let needsOwner = state.scenario === 'first-visit';
let isSignedIn = !needsOwner;
const session = () => ({ ...state.session, permissions: permissionsByRole[state.session.role as api.Role] });
on(api.readSetup, () => ({ needsOwner, version: '0.1.0', isEmulated: true }));
on(api.createOwner, ({ body }) => {
  needsOwner = false;
  isSignedIn = true;
  state.session.workspace.name = body.workspaceName;
  return session();
});
on(api.readSession, () => {
  if (!isSignedIn) throw new Refusal('not-signed-in', 'Sign in first.');
  return session();
});
on(api.signIn, ({ body }) => {
  if (body.password === 'wrong')
    throw new Refusal('wrong-credentials', 'E-mail or password is wrong. Check both and try again.');
  isSignedIn = true;
  return session();
});
on(api.signOut, () => {
  isSignedIn = false;
});
on(api.switchWorkspace, ({ body }) => {
  state.session.workspace = {
    ...state.session.workspace,
    ...state.session.workspaces.find((w: any) => w.id === body.workspaceId),
  };
  return session();
});
on(api.readWorkspace, () => state.settings);
on(api.updateWorkspace, ({ body }) => Object.assign(state.settings, body, { version: state.settings.version + 1 }));
on(api.listMembers, () => ({ rows: state.people.members }));
on(api.updateMember, ({ params, body }) => Object.assign(find(state.people.members, params.memberId), body));
on(api.removeMember, ({ params }) => {
  state.people.members.splice(
    state.people.members.findIndex(m => m.id === params.memberId),
    1,
  );
});
on(api.listInvitations, () => ({ rows: state.people.invitations }));
on(api.createInvitation, ({ body }) => {
  const invitation = { id: uuid(), ...body, invitedBy: 'Ida Hansen', createdAt: ago(0), expiresAt: ago(-10000) };
  state.people.invitations.push(invitation);
  return { invitation, link: 'http://127.0.0.1:4000/join#k3J9xQ2m', wasMailed: false };
});
on(api.withdrawInvitation, ({ params }) => {
  state.people.invitations.splice(
    state.people.invitations.findIndex(m => m.id === params.invitationId),
    1,
  );
});
on(api.readInvitation, ({ body }) => {
  if (body.token !== 'good')
    throw new Refusal('expired-link', 'The link was used or is older than seven days. Ask for a new one.');
  return { workspaceName: 'Harbour Cycles', email: 'sven@example.com', role: 'member', hasAccount: false };
});
on(api.acceptInvitation, () => {
  isSignedIn = true;
  return session();
});
on(api.listApiKeys, () => ({ rows: state.people.keys }));
on(api.createApiKey, ({ body }) => {
  const key = { id: uuid(), prefix: 'tie_9f2a', createdBy: 'Ida Hansen', createdAt: ago(0), lastUsedAt: null, ...body };
  state.people.keys.push(key);
  return { key, secret: 'tie_9f2aQm4xT7uJ1bW8cY5kZ3nP6rD0sE2v' };
});
on(api.revokeApiKey, ({ params }) => {
  state.people.keys.splice(
    state.people.keys.findIndex(m => m.id === params.apiKeyId),
    1,
  );
});
on(api.listAudit, ({ query }) =>
  page(
    [
      ['session.created', 'Signed in.'],
      ['connection.created', 'Connected Harbour Cycles Ltd.'],
      ['workspace.updated', 'Changed the time zone to America/Los_Angeles.'],
      ['api-key.created', 'Made the key "Nightly export".'],
    ].map(([action, sentence], n) => ({
      id: uuid(),
      at: ago(n * 300),
      actor: 'Ida Hansen',
      action,
      sentence,
      address: '127.0.0.1',
    })),
    query,
  ),
);

const customerKeys = { name: 'displayName', balance: 'balance', updated: 'updatedAt' };
on(api.listCustomers, ({ query }) =>
  page(
    sorted(
      state.customers.filter(
        c =>
          statusOk(c, query.status) &&
          has(`${c.displayName} ${c.email}`, query.search) &&
          (query.mark === undefined || c.sync.mark === query.mark),
      ),
      query.sort,
      customerKeys,
    ),
    query,
  ),
);
on(api.readCustomer, ({ params }) => find(state.customers, params.customerId));
on(api.createCustomer, ({ body }) => {
  const made = makeCustomer({
    ...body,
    fullName: body.displayName,
    currency: body.currency ?? 'USD',
    balance: '0',
    sync: mark('local', 'Lives here only. It goes to QuickBooks with its first invoice.'),
  });
  state.customers.unshift(made);
  return made;
});
on(api.updateCustomer, ({ params, body }) => {
  if (body.email === 'taken@example.com')
    throw new Refusal('invalid-request', 'One field is not right.', [
      { path: 'email', message: 'Another customer has this e-mail.' },
    ]);
  const c = find(state.customers, params.customerId);
  return Object.assign(c, body, {
    version: c.version + 1,
    fullName: body.displayName ?? c.fullName,
    sync: mark('waiting-out', 'Changed here just now by Ida. Waiting to go to QuickBooks.', c.sync.booksId),
  });
});
on(api.deleteCustomer, ({ params }) => {
  Object.assign(find(state.customers, params.customerId), {
    isDeleted: true,
    isActive: false,
    sync: mark('left-alone', 'You deleted it here just now. Imports leave it alone.', '58'),
  });
});
on(api.restoreCustomer, ({ params }) =>
  Object.assign(find(state.customers, params.customerId), {
    isDeleted: false,
    isActive: true,
    sync: mark('in-step', 'Restored here just now by Ida. In step.', '58'),
  }),
);
on(api.readCustomerTimeline, story);
const itemKeys = { name: 'name', price: 'unitPrice', updated: 'updatedAt' };
on(api.listItems, ({ query }) =>
  page(
    sorted(
      state.items.filter(
        c =>
          statusOk(c, query.status) &&
          has(`${c.name} ${c.sku}`, query.search) &&
          (query.kind === undefined || c.kind === query.kind) &&
          (query.mark === undefined || c.sync.mark === query.mark),
      ),
      query.sort,
      itemKeys,
    ),
    query,
  ),
);
on(api.readItem, ({ params }) => find(state.items, params.itemId));
on(api.createItem, ({ body }) => {
  const made = makeItem({
    ...body,
    fullName: body.name,
    quantityOnHand: null,
    sync: mark('local', 'Lives here only.'),
  });
  state.items.unshift(made);
  return made;
});
on(api.updateItem, ({ params, body }) => {
  const c = find(state.items, params.itemId);
  return Object.assign(c, body, { version: c.version + 1 });
});
on(api.deleteItem, ({ params }) => {
  Object.assign(find(state.items, params.itemId), {
    isDeleted: true,
    isActive: false,
    sync: mark('left-alone', 'You deleted it here just now.', '58'),
  });
});
on(api.restoreItem, ({ params }) =>
  Object.assign(find(state.items, params.itemId), {
    isDeleted: false,
    isActive: true,
    sync: mark('in-step', 'Restored.', '58'),
  }),
);
on(api.readItemTimeline, story);

const inTab = (i: any, tab?: string) =>
  tab === undefined ||
  (tab === 'overdue'
    ? i.isOverdue
    : tab === 'open'
      ? ['to-be-sent', 'sent', 'partially-paid'].includes(i.state)
      : i.state === tab);
const invoiceKeys = { date: 'txnDate', due: 'dueDate', total: 'total', number: 'number' };
on(api.listInvoices, ({ query }) =>
  page(
    sorted(
      state.invoices.filter(
        i =>
          i.state !== 'deleted' &&
          inTab(i, query.state) &&
          has(`${i.number} ${i.customerName}`, query.search) &&
          (query.customerId === undefined || i.customerId === query.customerId),
      ),
      query.sort,
      invoiceKeys,
    ),
    query,
  ),
);
const counts = () =>
  Object.fromEntries(
    [...api.invoiceStates, 'overdue', 'open', 'all'].map(tab => [
      tab,
      state.invoices.filter(i => tab === 'all' || inTab(i, tab)).length,
    ]),
  );
on(api.countInvoices, () => ({ counts: counts() }));
on(api.readInvoice, ({ params }) => find(state.invoices, params.invoiceId));
on(api.previewInvoice, ({ body }) => {
  const checks: any[] = [];
  if (body.customerId === null)
    checks.push({
      code: 'no-customer',
      severity: 'blocks',
      path: 'customerId',
      sentence: 'Choose who this goes to.',
      cure: null,
    });
  if (body.lines.length === 0)
    checks.push({
      code: 'no-lines',
      severity: 'blocks',
      path: 'lines',
      sentence: 'Add at least one line.',
      cure: null,
    });
  body.lines.forEach((line: any, at: number) => {
    if (line.itemId === null)
      checks.push({
        code: 'line-not-linked',
        severity: 'blocks',
        path: `lines.${at}.itemId`,
        sentence: 'QuickBooks needs an item on every line.',
        cure: null,
      });
  });
  return {
    totals: state.totalsOf(body.lines, body.discount, body.shipping),
    lineAmounts: body.lines.map((l: any) => ({
      id: l.id,
      amount: (Number(l.quantity) * Number(l.unitPrice)).toFixed(2),
    })),
    dueDate: body.dueDate ?? dayPlus(30),
    checks,
  };
});
const customerOf = (id: string) =>
  state.customers.find(c => c.id === id) ?? {
    id: null,
    displayName: '',
    currency: 'USD',
    email: '',
    billingAddress: {},
  };
const linesOf = (lines: any[]) =>
  lines.map(l => ({
    ...l,
    itemName: state.items.find(i => i.id === l.itemId)?.name ?? null,
    amount: (Number(l.quantity) * Number(l.unitPrice)).toFixed(2),
  }));
on(api.createInvoice, ({ body }) => {
  const { currency, ...rest } = body;
  const made = {
    ...state.makeInvoice({
      customer: customerOf(body.customerId),
      ...rest,
      lines: linesOf(body.lines),
      state: 'draft',
    }),
  };
  state.invoices.unshift(made);
  return made;
});
on(api.updateInvoice, ({ params, body }) => {
  const i = find(state.invoices, params.invoiceId);
  const c = customerOf(body.customerId ?? i.customerId);
  const lines = body.lines ? linesOf(body.lines) : i.lines;
  const totals = state.totalsOf(lines, body.discount, body.shipping);
  return Object.assign(i, body, {
    lines,
    totals,
    total: totals.total,
    balance: totals.total,
    customerName: c.displayName,
    version: i.version + 1,
  });
});
on(api.deleteInvoice, ({ params }) => {
  Object.assign(find(state.invoices, params.invoiceId), { state: 'deleted' });
});
on(api.postInvoice, ({ params }) => {
  const i = find(state.invoices, params.invoiceId);
  if (i.note === 'refuse')
    throw new Refusal(
      'refused-by-quickbooks',
      'QuickBooks refused the invoice: the account period is closed. Choose a date after 31 March.',
    );
  return Object.assign(i, {
    number: '1099',
    state: 'to-be-sent',
    version: i.version + 1,
    sync: mark('in-step', 'Created in QuickBooks just now by Ida. In step.', '201'),
    tieOut: { kind: 'ties', checkedAt: ago(0) },
  });
});
on(api.sendInvoice, ({ params }) =>
  Object.assign(find(state.invoices, params.invoiceId), { state: 'sent', isSent: true, sentAt: ago(0) }),
);
on(api.voidInvoice, ({ params }) =>
  Object.assign(find(state.invoices, params.invoiceId), { state: 'voided', balance: '0', total: '0' }),
);
on(api.refreshInvoice, ({ params }) => find(state.invoices, params.invoiceId));
on(api.readInvoiceTimeline, () =>
  timeline([
    ['QuickBooks', 'paid', 'Payment of 120.00 received by check 2041.', 40],
    ['Ida Hansen', 'sent', 'Sent to mara@example.com by QuickBooks.', 400],
    ['Ida Hansen', 'posted', 'Created in QuickBooks as 1043. Ties out to the cent.', 420],
    ['Ida Hansen', 'created', 'Draft saved.', 430],
  ]),
);

on(api.listConnections, () => ({ rows: state.connections }));
on(api.readConnection, ({ params }) => find(state.connections, params.connectionId));
on(api.startConnecting, ({ body }) => ({
  url: `/oauth/mock?returnTo=${encodeURIComponent(body.returnTo)}&again=${body.connectionId ?? ''}`,
}));
on(api.disconnect, ({ params }) => {
  const c = Object.assign(find(state.connections, params.connectionId), {
    state: 'disconnected',
    disconnectedAt: ago(0),
  });
  tell('connection');
  return c;
});
const check = (code: string, s: string, finding: string, meaning: string, cure: any = null) => ({
  code,
  state: s,
  finding,
  meaning,
  cure,
});
let numbersCured = false;
on(api.readReadiness, () => ({
  checkedAt: ago(0),
  checks: [
    check('edition', 'ready', 'QuickBooks Online Plus.', 'Everything Tieout does works with this edition.'),
    check('rights', 'ready', 'You are an administrator of this company.', 'You may connect it.'),
    check(
      'multi-currency',
      'note',
      'Multi-currency is switched off.',
      'Invoices can be written in USD only. Switching it on cannot be undone.',
      {
        kind: 'link',
        label: 'Open currency settings in QuickBooks',
        url: 'https://app.qbo.intuit.com/app/multicurrency',
      },
    ),
    check('sales-tax', 'ready', 'Sales tax is set up, with 4 rates.', 'Tax on invoices is computed by these rates.'),
    check(
      'custom-transaction-numbers',
      numbersCured ? 'ready' : 'note',
      numbersCured ? 'QuickBooks numbers invoices itself.' : 'Custom transaction numbers are on.',
      'Tieout sends the number itself, the next free one.',
      numbersCured ? null : { kind: 'click', label: 'Let QuickBooks number them' },
    ),
    check('closing-date', 'note', 'The books are closed until 31 March 2026.', 'Invoices dated before are refused.'),
    check('income-account', 'blocks', 'No income account is chosen yet.', 'You choose it in the next step.'),
  ],
}));
on(api.cureReadiness, () => {
  numbersCured = true;
  return handlers.get('connections.readiness')?.({ params: {}, query: {}, body: {} });
});
const rates = [
  { id: '2', name: 'Portland', isTaxable: true, rates: [{ name: 'Oregon sample tax', percent: '6.5' }] },
  {
    id: '3',
    name: 'Tucson',
    isTaxable: true,
    rates: [
      { name: 'AZ State tax', percent: '7.1' },
      { name: 'Tucson City', percent: '2' },
    ],
  },
  { id: 'NON', name: 'Not taxable', isTaxable: false, rates: [] },
];
on(api.readChoices, () => ({
  incomeAccounts: [
    { id: '79', name: 'Sales of Product Income', kind: 'Sales of product income' },
    { id: '1', name: 'Services', kind: 'Service and fee income' },
    { id: '45', name: 'Landscaping Services', kind: 'Other primary income' },
    { id: '82', name: 'Shipping Income', kind: 'Other primary income' },
  ],
  terms: [
    { id: '1', name: 'Due on receipt', dueDays: 0 },
    { id: '3', name: 'Net 30', dueDays: 30 },
    { id: '4', name: 'Net 60', dueDays: 60 },
  ],
  paymentMethods: [{ id: '1', name: 'Cash' }],
  taxModel: 'us-manual',
  taxCodes: rates,
  defaultTaxCodeId: '2',
  currencies: [{ code: 'USD', name: 'United States Dollar' }],
  homeCurrency: 'USD',
  usesCustomNumbers: true,
  closedUntil: '2026-03-31',
  allowsDiscount: true,
  allowsShipping: true,
}));
on(api.updateConnection, ({ params, body }) => {
  const { incomeAccountId, ...rest } = body;
  const c = Object.assign(find(state.connections, params.connectionId), rest);
  if (incomeAccountId) c.incomeAccount = { id: incomeAccountId, name: 'Sales of Product Income' };
  if (c.wizardStep === 'done') c.state = 'active';
  return c;
});
on(api.readTaxComparison, () => ({
  country: 'US',
  taxModel: 'us-manual',
  homeCurrency: { here: 'USD', books: 'USD', agrees: true },
  currencies: [
    { code: 'USD', here: true, books: true },
    { code: 'EUR', here: true, books: false },
  ],
  taxCodes: rates,
  isConfirmed: state.connections[0]?.isTaxConfirmed ?? false,
}));

on(api.createPlan, ({ body }) => {
  const plan = state.makePlan(body.connectionId, body.categories);
  const timer = setInterval(() => {
    plan.progress = { ...plan.progress, done: Math.min(plan.progress.total, plan.progress.done + 60) };
    if (plan.progress.done >= plan.progress.total) {
      plan.state = 'ready';
      clearInterval(timer);
    }
    tell('plan');
  }, 400);
  return state.countPlan(plan);
});
on(api.readPlan, ({ params }) => state.countPlan(find(state.plans, params.planId)));
on(api.listPlans, ({ query }) =>
  page(
    state.plans
      .filter(p => query.isOpen !== true || ['reading', 'deciding', 'ready', 'applying'].includes(p.state))
      .map(state.countPlan),
    query,
  ),
);
const stepsFor = (filter: any) =>
  state.steps.filter(
    s =>
      (filter.group === undefined || s.group === filter.group) &&
      (filter.category === undefined || s.category === filter.category) &&
      has(`${s.name} ${s.subtitle}`, filter.search),
  );
on(api.listPlanSteps, ({ query }) => page(stepsFor(query), query));
on(api.answerPlanSteps, ({ params, body }) => {
  const chosen = body.steps.ids ? state.steps.filter(s => body.steps.ids.includes(s.id)) : stepsFor(body.steps);
  for (const s of chosen) {
    if (body.answer.kind === 'tick') {
      if (s.isTickable) s.isTicked = body.answer.isTicked;
    } else
      Object.assign(s, {
        group: 'do',
        action: body.answer.kind === 'link' ? 'link' : 'create',
        isTicked: true,
        isTickable: true,
        offers: [],
        verdict: {
          code: 'answered',
          sentence:
            body.answer.kind === 'link'
              ? 'You chose to link them.'
              : body.answer.kind === 'restore'
                ? 'You chose to restore it.'
                : 'You chose to create it.',
          rule: '',
        },
      });
  }
  return state.countPlan(find(state.plans, params.planId));
});
on(api.applyPlan, ({ params }) => {
  const plan = find(state.plans, params.planId);
  const total = state.steps.filter(s => s.isTicked).length;
  Object.assign(plan, {
    state: 'applying',
    runId: uuid(),
    progress: { done: 0, total, sentence: 'Creating customers' },
  });
  const timer = setInterval(() => {
    plan.progress = { ...plan.progress, done: Math.min(total, plan.progress.done + 12) };
    if (plan.progress.done >= total) {
      plan.state = 'applied';
      clearInterval(timer);
      tell('customer');
    }
    tell('plan');
  }, 300);
  return state.countPlan(plan);
});
on(api.discardPlan, ({ params }) =>
  state.countPlan(Object.assign(find(state.plans, params.planId), { state: 'discarded' })),
);
on(api.listRuns, ({ query }) => page(state.runs, query));
on(api.readRun, ({ params }) => find(state.runs, params.runId));
on(api.listRunSteps, ({ query }) =>
  page(
    Array.from({ length: 214 }, (_, n) => ({
      id: uuid(),
      at: ago(5),
      action: n % 4 === 0 ? 'update' : 'create',
      side: 'here',
      recordKind: 'customer',
      recordId: state.customers[n]?.id ?? null,
      name: state.customers[n]?.displayName ?? 'A',
      outcome: n === 2 ? 'refused' : 'done',
      sentence:
        n === 2
          ? 'Refused: the e-mail is longer than 100 characters.'
          : n % 4 === 0
            ? 'Updated here.'
            : 'Created here.',
      changes: n % 4 === 0 ? [{ field: 'phone', label: 'Phone', from: '(503) 555-0100', to: '(503) 555-0188' }] : [],
    })),
    query,
  ),
);
on(api.listProblems, ({ query }) => page(state.problems, query));
on(api.settleProblem, ({ params }) => {
  state.problems.splice(
    state.problems.findIndex(p => p.id === params.problemId),
    1,
  );
  tell('problem');
});
on(api.readHome, () => ({
  currency: 'USD',
  owed: state.invoices.length ? '48210.50' : '0',
  overdue: state.invoices.length ? '6120.00' : '0',
  aging: api.agingBuckets.map((bucket, n) => ({
    bucket,
    amount: state.invoices.length ? ['42090.50', '3420.00', '1800.00', '640.00', '260.00'][n] : '0',
  })),
  invoiceCounts: (({ open, all, ...rest }) => rest)(counts() as any),
  customerCount: state.customers.length,
  itemCount: state.items.length,
  connection: state.connections[0] ?? null,
  attention: state.problems.map(p => ({
    id: p.id,
    sentence: `${p.recordName}: ${p.sentence}`,
    link: '/quickbooks/attention',
  })),
  latest: state.invoices.slice(0, 6).map((i, n) => ({
    id: uuid(),
    at: ago(n * 37 + 1),
    actor: n % 2 ? 'QuickBooks' : 'Ida Hansen',
    sentence:
      n % 2
        ? `Payment received for invoice ${i.number ?? '1044'}.`
        : `Invoice ${i.number ?? '1045'} created in QuickBooks for ${i.customerName}.`,
    link: `/invoices/${i.id}`,
  })),
}));
on(api.searchRecords, ({ query }) => ({
  rows: [
    ...state.customers
      .filter(c => has(c.displayName, query.q))
      .slice(0, 5)
      .map(c => ({ kind: 'customer', id: c.id, title: c.displayName, subtitle: c.email })),
    ...state.items
      .filter(c => has(c.name, query.q))
      .slice(0, 4)
      .map(c => ({ kind: 'item', id: c.id, title: c.name, subtitle: c.sku })),
    ...state.invoices
      .filter(i => has(`${i.number} ${i.customerName}`, query.q))
      .slice(0, 4)
      .map(i => ({ kind: 'invoice', id: i.id, title: `Invoice ${i.number}`, subtitle: i.customerName })),
  ],
}));

const routes = api.endpoints
  .map(endpoint => ({ endpoint, pattern: new RegExp(`^${endpoint.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`) }))
  .sort((a, b) => Number(a.endpoint.path.includes(':')) - Number(b.endpoint.path.includes(':')));
const bodyOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
};
const refuse = (response: ServerResponse, code: api.ProblemCode, detail: string, fields?: unknown) => {
  const { status, title } = api.problems[code];
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(
    JSON.stringify({
      type: `/problems/${code}`,
      code,
      title,
      status,
      detail,
      instance: 'req_mock',
      ...(fields ? { fields } : {}),
    }),
  );
};
async function answer(
  endpoint: AnyEndpoint,
  params: unknown,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
) {
  if (endpoint.kind === 'events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    streams.add(response);
    request.on('close', () => streams.delete(response));
    return;
  }
  if (endpoint.kind === 'file')
    return void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4');
  if (endpoint.access !== 'public' && !isSignedIn) return refuse(response, 'not-signed-in', 'Sign in first.');
  const query = endpoint.query ? endpoint.query.parse(Object.fromEntries(url.searchParams)) : {};
  const parsed = endpoint.body?.safeParse(await bodyOf(request));
  if (parsed?.success === false)
    return refuse(
      response,
      'invalid-request',
      'Some fields are not right.',
      parsed.error.issues.map(i => ({ path: i.path.join('.'), message: i.message })),
    );
  const result = await handlers.get(endpoint.name)?.({ params, query, body: parsed?.data });
  if (endpoint.answer === undefined) return void response.writeHead(204).end();
  response
    .writeHead(endpoint.status, { 'content-type': 'application/json' })
    .end(JSON.stringify(endpoint.answer.parse(result)));
}
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://mock');
  if (url.pathname === '/oauth/mock') {
    if (url.searchParams.get('again')) Object.assign(state.connections[0], { state: 'active', disconnectedAt: null });
    else state.startConnection();
    return response.writeHead(302, { location: url.searchParams.get('returnTo') ?? '/' }).end();
  }
  for (const { endpoint, pattern } of routes) {
    const match = pattern.exec(url.pathname);
    if (match === null || endpoint.method !== request.method) continue;
    answer(endpoint, { ...match.groups }, url, request, response).catch(fault =>
      fault instanceof Refusal
        ? refuse(response, fault.code, fault.message, fault.fields)
        : (console.error(endpoint.name, fault), refuse(response, 'internal-error', String(fault))),
    );
    return undefined;
  }
  return refuse(response, 'not-found', `Nothing lives at ${url.pathname}.`);
});
server.listen(Number(process.env.MOCK_PORT ?? 4099), '127.0.0.1', () =>
  console.log(`mock on ${process.env.MOCK_PORT ?? 4099}, ${state.scenario}`),
);
if (state.connections.length > 0 && process.env.MOCK_PLAN)
  state.makePlan(state.connections[0].id, ['customers', 'inventory', 'non-inventory'], process.env.MOCK_PLAN);
