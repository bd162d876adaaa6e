import attention from './attention.json';
import common from './common.json';
import customers from './customers.json';
import history from './history.json';
import home from './home.json';
import invoices from './invoices.json';
import items from './items.json';
import payments from './payments.json';
import quickbooks from './quickbooks.json';
import mappings from './mappings.json';
import rules from './rules.json';
import session from './session.json';
import settings from './settings.json';
import shell from './shell.json';
import sync from './sync.json';
import tieOut from './tie-out.json';

/** The English catalogue, one file an area. Keys are `area.place.word`. */
export const english = {
  attention,
  common,
  customers,
  history,
  home,
  invoices,
  items,
  mappings,
  payments,
  quickbooks,
  rules,
  session,
  settings,
  shell,
  sync,
  tieOut,
};
