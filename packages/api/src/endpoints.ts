import * as alerts from './alerts.ts';
import * as attention from './attention.ts';
import * as configuration from './configuration.ts';
import * as connections from './connections.ts';
import * as creditMemos from './credit-memos.ts';
import * as customers from './customers.ts';
import type { AnyEndpoint } from './endpoint.ts';
import * as estimates from './estimates.ts';
import * as events from './events.ts';
import * as fieldMappings from './field-mappings.ts';
import * as history from './history.ts';
import * as home from './home.ts';
import * as invoices from './invoices.ts';
import * as items from './items.ts';
import * as payments from './payments.ts';
import * as people from './people.ts';
import * as plans from './plans.ts';
import * as readBudgets from './read-budget.ts';
import * as refundReceipts from './refund-receipts.ts';
import * as rules from './rules.ts';
import * as runs from './runs.ts';
import * as session from './session.ts';
import * as setup from './setup.ts';
import * as sync from './sync.ts';
import * as tieOuts from './tie-outs.ts';
import * as workspace from './workspace.ts';

const modules = [
  setup,
  session,
  workspace,
  people,
  customers,
  items,
  invoices,
  payments,
  estimates,
  creditMemos,
  refundReceipts,
  connections,
  plans,
  runs,
  attention,
  home,
  events,
  tieOuts,
  rules,
  fieldMappings,
  configuration,
  sync,
  history,
  alerts,
  readBudgets,
] as const;

function isEndpoint(value: unknown): value is AnyEndpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;
}

/** Every endpoint of the API: what is exported from a resource file is part of it. */
export const endpoints: readonly AnyEndpoint[] = modules.flatMap(module => Object.values(module).filter(isEndpoint));
