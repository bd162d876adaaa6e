import { ago, dayPlus, makeCustomer, makeItem, mark, pick, random, uuid } from './sample.ts';

export const scenario = process.env.MOCK_STATE ?? 'connected';
const size = Number(process.env.MOCK_SIZE ?? 640);
const isEmpty = scenario === 'empty' || scenario === 'first-visit';
const by = (key: string) => (a: any, b: any) => String(a[key]).localeCompare(String(b[key]));

export const customers: any[] = isEmpty
  ? []
  : Array.from({ length: size }, () => makeCustomer()).sort(by('displayName'));
export const items: any[] = isEmpty
  ? []
  : Array.from({ length: Math.ceil(size / 4) }, () => makeItem()).sort(by('name'));

export const totalsOf = (lines: any[], discount: any = null, shipping: string | null = null) => {
  const sub = lines.reduce((sum, line) => sum + Number(line.quantity) * Number(line.unitPrice), 0);
  const off =
    discount === null ? 0 : discount.kind === 'percent' ? (sub * Number(discount.value)) / 100 : Number(discount.value);
  const tax = (sub - off) * 0.065;
  const f = (n: number) => n.toFixed(2);
  return {
    subtotal: f(sub),
    discount: f(off),
    shipping: f(Number(shipping ?? 0)),
    tax: f(tax),
    total: f(sub - off + tax + Number(shipping ?? 0)),
    taxLines: tax === 0 ? [] : [{ name: 'Oregon sample tax', ratePercent: '6.5', base: f(sub - off), amount: f(tax) }],
    isEstimate: false,
  };
};

const states = ['draft', 'to-be-sent', 'sent', 'sent', 'partially-paid', 'paid', 'paid', 'paid', 'voided'];
let number = 1043;
export const makeInvoice = (over: any = {}) => {
  const customer = over.customer ?? pick(customers);
  const lines =
    over.lines ??
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
      const item = pick(items);
      const quantity = String(1 + Math.floor(random() * 5));
      const unitPrice = item.unitPrice ?? '25.00';
      return {
        id: uuid(),
        itemId: item.id,
        itemName: item.name,
        description: item.description || item.name,
        quantity,
        unitPrice,
        taxCode: null,
        amount: (Number(quantity) * Number(unitPrice)).toFixed(2),
      };
    });
  const totals = totalsOf(lines);
  const state = over.state ?? pick(states);
  const dueOffset = Math.floor(random() * 60) - 25;
  const balance =
    state === 'paid' || state === 'voided'
      ? '0.00'
      : state === 'partially-paid'
        ? (Number(totals.total) / 2).toFixed(2)
        : totals.total;
  const isPosted = state !== 'draft';
  const differs = isPosted && random() < 0.08;
  const { customer: _, ...rest } = over;
  return {
    id: uuid(),
    number: isPosted ? String(number++) : null,
    customerId: customer.id,
    customerName: customer.displayName,
    state,
    isOverdue: isPosted && balance !== '0.00' && dueOffset < 0,
    txnDate: dayPlus(dueOffset - 30),
    dueDate: dayPlus(dueOffset),
    currency: customer.currency,
    total: totals.total,
    balance,
    version: 1,
    updatedAt: ago(30),
    createdAt: ago(900),
    sync: !isPosted
      ? mark('local', 'A draft. It is not in QuickBooks yet.')
      : differs
        ? mark('problem', 'The tax differs from QuickBooks by 0.01.', '145')
        : mark('in-step', 'Created in QuickBooks 2 min ago by Ida. In step.', '145'),
    lines,
    totals,
    taxMode: 'exclusive',
    taxCode: null,
    discount: null,
    shipping: null,
    term: { id: '3', name: 'Net 30' },
    message: 'Thank you for your business.',
    note: '',
    billTo: { email: customer.email, address: customer.billingAddress },
    isSent: state === 'sent',
    sentAt: state === 'sent' ? ago(400) : null,
    tieOut: !isPosted
      ? { kind: 'not-posted' }
      : differs
        ? {
            kind: 'differs',
            checkedAt: ago(2),
            differences: [
              {
                field: 'tax',
                line: null,
                here: totals.tax,
                books: (Number(totals.tax) + 0.01).toFixed(2),
                difference: '0.01',
                cause: 'QuickBooks rounds the tax of each rate once, on the sum of its lines.',
              },
              {
                field: 'total',
                line: null,
                here: totals.total,
                books: (Number(totals.total) + 0.01).toFixed(2),
                difference: '0.01',
                cause: 'Follows from the tax.',
              },
            ],
          }
        : { kind: 'ties', checkedAt: ago(2) },
    payments:
      state === 'paid' || state === 'partially-paid'
        ? [
            {
              id: uuid(),
              txnDate: dayPlus(-3),
              amount: (Number(totals.total) - Number(balance)).toFixed(2),
              method: 'Check',
              reference: '2041',
              booksUrl: 'https://app.qbo.intuit.com/app/recvpayment?txnId=1',
            },
          ]
        : [],
    problems: differs
      ? [{ id: uuid(), sentence: 'Tax here is 0.01 less than in QuickBooks.', cure: 'take-books' }]
      : [],
    ...rest,
  };
};
export const invoices: any[] = isEmpty ? [] : Array.from({ length: 64 }, () => makeInvoice());

const connection = {
  id: uuid(),
  state: 'active',
  companyName: 'Harbour Cycles Ltd',
  country: 'US',
  edition: 'QuickBooks Online Plus',
  currency: 'USD',
  isEmulated: true,
  booksUrl: 'https://app.qbo.intuit.com',
  connectedBy: 'Ida Hansen',
  connectedAt: ago(60 * 24 * 4),
  disconnectedAt: null as string | null,
  wizardStep: 'done',
  incomeAccount: { id: '79', name: 'Sales of Product Income' } as any,
  isTaxConfirmed: true,
  preset: 'import' as string | null,
  importKinds: ['customers', 'inventory', 'non-inventory'],
  importFrom: null,
  lastInStepAt: ago(0.2),
  lastNotificationAt: ago(11),
  waitingOut: 0,
  problemCount: 3,
  reads: { used: 6120, allowed: 500000 },
};
export const connections: any[] = [];
if (!['unconnected', 'empty', 'first-visit'].includes(scenario)) connections.push(connection);
if (scenario === 'reconnect') connection.state = 'needs-reconnect';
if (scenario === 'frozen') Object.assign(connection, { state: 'disconnected', disconnectedAt: ago(60 * 24) });
if (scenario === 'frozen')
  for (const row of [...customers, ...items, ...invoices])
    if (row.sync.booksId)
      row.sync = { ...row.sync, mark: 'frozen', sentence: 'Frozen as of 5 May: the connection is off.' };
export const startConnection = () => {
  connections.length = 0;
  connections.push({
    ...connection,
    id: uuid(),
    state: 'connecting',
    wizardStep: 'company',
    incomeAccount: null,
    isTaxConfirmed: false,
    preset: null,
    lastInStepAt: null,
    lastNotificationAt: null,
    problemCount: 0,
    connectedAt: ago(0),
  });
};

const user = { id: 'u1', name: 'Ida Hansen', email: 'ida@example.com' };
const workspaceId = uuid();
export const session: any = {
  user,
  workspace: {
    id: workspaceId,
    name: 'Harbour Cycles',
    locale: 'en-US',
    timeZone: 'America/Los_Angeles',
    currency: 'USD',
  },
  role: process.env.MOCK_ROLE ?? 'owner',
  permissions: [],
  workspaces: [
    { id: workspaceId, name: 'Harbour Cycles' },
    { id: uuid(), name: 'Quay Road Rentals' },
  ],
  csrfToken: 'mock',
};
export const people = {
  members: [
    { id: uuid(), name: 'Ida Hansen', email: 'ida@example.com', role: 'owner', joinedAt: ago(90000) },
    { id: uuid(), name: 'Tom Walsh', email: 'tom@example.com', role: 'member', joinedAt: ago(50000) },
    { id: uuid(), name: 'Priya Patel', email: 'priya@example.com', role: 'read-only', joinedAt: ago(9000) },
  ] as any[],
  invitations: [
    {
      id: uuid(),
      email: 'sven@example.com',
      role: 'admin',
      invitedBy: 'Ida Hansen',
      createdAt: ago(300),
      expiresAt: new Date(Date.now() + 6e8).toISOString(),
    },
  ] as any[],
  keys: [
    {
      id: uuid(),
      name: 'Nightly export',
      prefix: 'tie_k3x9',
      scopes: ['records.read'],
      createdBy: 'Ida Hansen',
      createdAt: ago(20000),
      lastUsedAt: ago(500),
    },
  ] as any[],
};
export const settings: any = {
  name: 'Harbour Cycles',
  locale: 'en-US',
  timeZone: 'America/Los_Angeles',
  currency: 'USD',
  invoiceDefaults: { dueDays: 30, message: 'Thank you for your business.' },
  version: 1,
};

const verdicts = {
  do: [
    ['create', 'new-in-books', 'New in QuickBooks.', 'Import: customers and items come in on request'],
    ['update', 'changed-in-books', 'Changed in QuickBooks on 3 May.', 'Import: changes come in'],
  ],
  leave: [
    ['skip', 'same-name', 'Same name exists here.', 'Import: same name is skipped'],
    ['skip', 'deleted-here', 'You deleted it here on 3 May.', 'Import: deleted here stays deleted'],
    ['skip', 'unchanged', 'Unchanged.', ''],
  ],
  decide: [['decide', 'several-matches', '3 possible matches.', 'More than one match is never guessed']],
} as const;
export const steps: any[] = [];
export const plans: any[] = [];
export const makePlan = (connectionId: string, categories: string[], state = 'reading') => {
  steps.length = 0;
  for (const category of categories)
    for (let n = 0; n < 90; n++) {
      const group = random() < 0.8 ? 'do' : random() < 0.85 ? 'leave' : 'decide';
      const [action, code, sentence, rule] = pick(verdicts[group] as any) as any;
      const record = category === 'customers' ? makeCustomer() : makeItem({ kind: category });
      const name = (record as any).displayName ?? (record as any).name;
      const candidates =
        group === 'decide'
          ? [90, 74, 60].map(score => ({
              recordId: uuid(),
              name: `${name} ${pick(['Ltd', 'Inc', '& Sons', 'GmbH'])}`,
              score,
              reason: score === 90 ? 'Same e-mail, similar name' : 'Similar name',
            }))
          : code === 'same-name'
            ? [{ recordId: uuid(), name, score: 100, reason: 'Same name' }]
            : [];
      steps.push({
        id: uuid(),
        category,
        group,
        action,
        isTicked: group === 'do',
        isTickable: group === 'do',
        name,
        subtitle: (record as any).email ?? (record as any).sku,
        changes:
          action === 'create'
            ? [
                { field: 'email', label: 'E-mail', from: null, to: 'mara@example.com' },
                { field: 'phone', label: 'Phone', from: null, to: '(503) 555-0188' },
              ]
            : action === 'update'
              ? [
                  { field: 'phone', label: 'Phone', from: '(503) 555-0100', to: '(503) 555-0188' },
                  { field: 'billingAddress', label: 'Address', from: '1 Quay Road', to: '12 Quay Road' },
                ]
              : [],
        verdict: { code, sentence, rule },
        offers:
          code === 'same-name'
            ? ['link']
            : code === 'deleted-here'
              ? ['restore']
              : group === 'decide'
                ? ['choose', 'create-anyway']
                : [],
        candidates,
        recordId: null,
        booksId: String(n),
      });
    }
  const plan: any = {
    id: uuid(),
    connectionId,
    companyName: 'Harbour Cycles Ltd',
    categories,
    state,
    progress: { done: 0, total: steps.length, sentence: 'Reading customers' },
    counts: {},
    runId: null,
    createdBy: 'Ida Hansen',
    createdAt: ago(0),
    failure: null,
  };
  plans.unshift(plan);
  return plan;
};
export const countPlan = (plan: any) => {
  const of = (group: string) => steps.filter(step => step.group === group).length;
  plan.counts = {
    do: of('do'),
    leave: of('leave'),
    decide: of('decide'),
    ticked: steps.filter(step => step.isTicked).length,
  };
  return plan;
};
export const runs: any[] =
  connections.length === 0
    ? []
    : Array.from({ length: 14 }, (_, n) => ({
        id: uuid(),
        connectionId: connection.id,
        kind: n === 0 ? 'import' : pick(['import', 'sync', 'sweep', 'write']),
        state: n === 3 ? 'failed' : 'finished',
        title:
          n === 0
            ? 'Import of customers and items'
            : pick(['Invoice 1043 created', 'Payment read', 'Sweep for missed changes', 'Import of items']),
        progress: { done: 214, total: 214, sentence: 'Done' },
        counts: {
          created: n === 0 ? 190 : Math.floor(random() * 3),
          updated: n === 0 ? 24 : Math.floor(random() * 4),
          skipped: n === 0 ? 37 : 0,
        },
        startedBy: pick(['Ida Hansen', 'Tieout']),
        startedAt: ago(n * 47 + 3),
        finishedAt: ago(n * 47 + 2),
        durationMs: Math.floor(random() * 30000 + 240),
        calls: { total: 12 + n, metered: 8 },
        failure:
          n === 3 ? 'QuickBooks did not answer for 2 minutes. Nothing was written; the sweep goes on by itself.' : null,
      }));
export const problems: any[] =
  connections.length === 0
    ? []
    : [
        ...Array.from({ length: 2 }, () => ({
          cause: 'totals-differ',
          causeTitle: 'Totals do not tie out',
          recordKind: 'invoice',
          recordId: pick(invoices).id,
          recordName: `Invoice ${1043 + Math.floor(random() * 30)}`,
          sentence: 'Tax here is 0.01 less than in QuickBooks.',
          cures: ['take-books', 'take-here', 'open'],
        })),
        ...Array.from({ length: 1 }, () => ({
          cause: 'name-taken',
          causeTitle: 'The name belongs to a vendor in QuickBooks',
          recordKind: 'customer',
          recordId: pick(customers).id,
          recordName: 'Oak Garage',
          sentence: 'QuickBooks keeps one name over customers, vendors and employees.',
          cures: ['open', 'retry', 'dismiss'],
        })),
      ].map(problem => ({ id: uuid(), since: ago(200), ...problem }));
