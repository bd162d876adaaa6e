import activity from './activity.json';
import attention from './attention.json';
import common from './common.json';
import compose from './compose.json';
import creditMemos from './credit-memos.json';
import customers from './customers.json';
import document from './document.json';
import estimates from './estimates.json';
import history from './history.json';
import home from './home.json';
import importing from './import.json';
import invoices from './invoices.json';
import items from './items.json';
import mappings from './mappings.json';
import overview from './overview.json';
import payments from './payments.json';
import plan from './plan.json';
import quickbooks from './quickbooks.json';
import refundReceipts from './refund-receipts.json';
import rules from './rules.json';
import session from './session.json';
import settings from './settings.json';
import shell from './shell.json';
import sync from './sync.json';
import tieOut from './tie-out.json';
import wizard from './wizard.json';

/** The whole English catalogue, one file an area: what a key may be, and what its tests read. Pages take their areas from `../areas/`. */
export const english = {
  activity,
  attention,
  common,
  compose,
  creditMemos,
  customers,
  document,
  estimates,
  history,
  home,
  import: importing,
  invoices,
  items,
  mappings,
  overview,
  payments,
  plan,
  quickbooks,
  refundReceipts,
  rules,
  session,
  settings,
  shell,
  sync,
  tieOut,
  wizard,
};
