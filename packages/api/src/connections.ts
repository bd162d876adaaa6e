import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { choice, currency, day, decimal, id, instant } from './scalars.ts';

/** `connecting`: consent given, wizard not finished. `needs-reconnect`: QuickBooks no longer accepts our token; local work is queued. */
export const connectionStates = ['connecting', 'active', 'needs-reconnect', 'disconnected'] as const;
export const presets = ['import', 'sales', 'mirror', 'shop'] as const;
export const wizardSteps = [
  'company',
  'readiness',
  'income-account',
  'tax-and-currency',
  'preset',
  'import',
  'plan',
  'done',
] as const;
export type WizardStep = (typeof wizardSteps)[number];

export const connection = z.object({
  id,
  state: z.enum(connectionStates),
  companyName: z.string(),
  country: z.string(),
  edition: z.string(),
  currency,
  /** IANA name: whose calendar its records go by. */
  timeZone: z.string(),
  isEmulated: z.boolean(),
  /** New records go here when nobody chose a company. One of those that are on is. */
  isDefault: z.boolean(),
  /** Opens the company in QuickBooks. */
  booksUrl: z.string(),
  connectedBy: z.string(),
  connectedAt: instant,
  disconnectedAt: instant.nullable(),
  wizardStep: z.enum(wizardSteps),
  incomeAccount: choice.nullable(),
  isTaxConfirmed: z.boolean(),
  preset: z.enum(presets).nullable(),
  importKinds: z.array(z.enum(['customers', 'inventory', 'non-inventory', 'invoices'])),
  importFrom: day.nullable(),
  /** Last time we knew that nothing was missing. */
  lastInStepAt: instant.nullable(),
  lastNotificationAt: instant.nullable(),
  waitingOut: z.int(),
  problemCount: z.int(),
  /** Metered reads of this calendar month and what the month allows. */
  reads: z.object({ used: z.int(), allowed: z.int() }),
});
export type Connection = z.infer<typeof connection>;

const one = z.object({ connectionId: id });

export const listConnections = endpoint({
  name: 'connections.list',
  method: 'GET',
  path: '/api/v1/connections',
  summary: 'QuickBooks companies of this workspace.',
  access: 'quickbooks.read',
  answer: z.object({ rows: z.array(connection) }),
});

export const readConnection = endpoint({
  name: 'connections.read',
  method: 'GET',
  path: '/api/v1/connections/:connectionId',
  summary: 'One QuickBooks company: health and settings.',
  access: 'quickbooks.read',
  params: one,
  answer: connection,
});

export const startConnecting = endpoint({
  name: 'connections.authorize',
  method: 'POST',
  path: '/api/v1/connections/authorize',
  summary:
    "Makes the address of QuickBooks' consent page. The browser goes there and comes back to /oauth/quickbooks/callback.",
  access: 'quickbooks.connect',
  body: z.object({
    /** Where in the app to go on afterwards: a path. */
    returnTo: z
      .string()
      .regex(/^\/(?!\/)/)
      .max(500)
      .default('/quickbooks/setup'),
    /** Connect this one again, and no other company. */
    connectionId: id.optional(),
  }),
  answer: z.object({ url: z.string() }),
});

export const disconnect = endpoint({
  name: 'connections.disconnect',
  method: 'POST',
  path: '/api/v1/connections/:connectionId/disconnect',
  summary: 'Revokes our access, keeps every record, freezes their links (BKP-10).',
  access: 'quickbooks.connect',
  params: one,
  answer: connection,
});

export const readinessCheck = z.object({
  code: z.enum([
    'edition',
    'rights',
    'company-status',
    'multi-currency',
    'sales-tax',
    'custom-transaction-numbers',
    'closing-date',
    'income-account',
    'discounts',
    'shipping',
  ]),
  state: z.enum(['ready', 'note', 'blocks']),
  /** What we found, in plain words. */
  finding: z.string(),
  /** What it means for the books, and what to do. */
  meaning: z.string(),
  /** One click where the API can do it, a link where only QuickBooks can. */
  cure: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('click'), label: z.string() }),
      z.object({ kind: z.literal('link'), label: z.string(), url: z.string() }),
    ])
    .nullable(),
});
export type ReadinessCheck = z.infer<typeof readinessCheck>;

const readinessAnswer = z.object({ checkedAt: instant, checks: z.array(readinessCheck) });

export const readReadiness = endpoint({
  name: 'connections.readiness',
  method: 'GET',
  path: '/api/v1/connections/:connectionId/readiness',
  summary: 'Looks into the company and says what stands in the way (U01).',
  access: 'quickbooks.read',
  params: one,
  query: z.object({ refresh: z.stringbool().default(false) }),
  answer: readinessAnswer,
  refusals: ['quickbooks-unavailable', 'reconnect-needed'],
});

export const cureReadiness = endpoint({
  name: 'connections.cure',
  method: 'POST',
  path: '/api/v1/connections/:connectionId/readiness/:code/cure',
  summary: 'Carries out the one-click cure of a check, then looks again.',
  access: 'quickbooks.connect',
  params: one.extend({ code: readinessCheck.shape.code }),
  answer: readinessAnswer,
  refusals: ['conflict', 'refused-by-quickbooks', 'quickbooks-unavailable', 'reconnect-needed'],
});

export const taxCode = choice.extend({
  /** Rates in the order they are charged. Empty for codes that charge nothing. */
  rates: z.array(z.object({ name: z.string(), percent: decimal })),
  isTaxable: z.boolean(),
});
export type TaxCode = z.infer<typeof taxCode>;

export const taxModels = ['us-manual', 'us-automated', 'global', 'off'] as const;

/** Everything that forms need from QuickBooks, from the mirror: no call is made. */
export const booksChoices = z.object({
  incomeAccounts: z.array(choice.extend({ kind: z.string() })),
  /** Where money that is given back leaves from. */
  bankAccounts: z.array(choice),
  terms: z.array(choice.extend({ dueDays: z.int().nullable() })),
  paymentMethods: z.array(choice),
  taxModel: z.enum(taxModels),
  taxCodes: z.array(taxCode),
  defaultTaxCodeId: z.string().nullable(),
  currencies: z.array(z.object({ code: currency, name: z.string() })),
  homeCurrency: currency,
  usesCustomNumbers: z.boolean(),
  closedUntil: day.nullable(),
  allowsDiscount: z.boolean(),
  allowsShipping: z.boolean(),
});
export type BooksChoices = z.infer<typeof booksChoices>;

export const readChoices = endpoint({
  name: 'connections.choices',
  method: 'GET',
  path: '/api/v1/connections/:connectionId/choices',
  summary: 'Accounts, terms, tax codes and preferences of the company.',
  access: 'quickbooks.read',
  params: one,
  answer: booksChoices,
});

export const updateConnection = endpoint({
  name: 'connections.update',
  method: 'PATCH',
  path: '/api/v1/connections/:connectionId',
  summary: 'Answers of the wizard, and their later changes (I2G-06, I2G-07).',
  access: 'quickbooks.connect',
  params: one,
  body: z.object({
    wizardStep: z.enum(wizardSteps).optional(),
    incomeAccountId: z.string().optional(),
    isTaxConfirmed: z.boolean().optional(),
    preset: z.enum(presets).optional(),
    importKinds: connection.shape.importKinds.optional(),
    importFrom: day.nullable().optional(),
    /** Makes it the company that new records go to when nobody chose one. */
    isDefault: z.literal(true).optional(),
  }),
  answer: connection,
  refusals: ['not-ready', 'conflict'],
});

export const taxComparison = z.object({
  country: z.string(),
  taxModel: z.enum(taxModels),
  homeCurrency: z.object({ here: currency, books: currency, agrees: z.boolean() }),
  currencies: z.array(z.object({ code: currency, here: z.boolean(), books: z.boolean() })),
  taxCodes: z.array(taxCode),
  isConfirmed: z.boolean(),
});

export const readTaxComparison = endpoint({
  name: 'connections.tax-comparison',
  method: 'GET',
  path: '/api/v1/connections/:connectionId/tax-comparison',
  summary: 'Tax rates and currencies side by side, to be confirmed (I2G-08, I2G-09).',
  access: 'quickbooks.read',
  params: one,
  answer: taxComparison,
});
