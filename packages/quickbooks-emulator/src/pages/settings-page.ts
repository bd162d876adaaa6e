import { callBooks, type DeskOutcome } from '../bookkeeper/desk.ts';
import { closeBooks, switchPreferences } from '../bookkeeper/switch-preference.ts';
import { isObject, objectAt, textAt, type JsonObject } from '../books/json.ts';
import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { buttonForm, formSheet, textField, tickField } from './fields.ts';
import { html, type Html } from './html.ts';
import { typed, type CompanyPageCall } from './page-call.ts';
import type { App } from '../oauth/app.ts';
import { recordJson } from './record-json.ts';
import { table } from './table.ts';

/** Preferences that a demo or a test by hand likes to turn. */
const PREFERENCES = [
  ['SalesFormsPrefs', 'CustomTxnNumbers', 'Custom transaction numbers'],
  ['SalesFormsPrefs', 'AllowDiscount', 'Discounts on sales forms'],
  ['SalesFormsPrefs', 'AllowShipping', 'Shipping on sales forms'],
  ['SalesFormsPrefs', 'AllowDeposit', 'Deposits on invoices'],
  ['SalesFormsPrefs', 'AutoApplyCredit', 'Apply credits by itself'],
  ['CurrencyPrefs', 'MultiCurrencyEnabled', 'Several currencies'],
  ['AccountingInfoPrefs', 'ClassTrackingPerTxnLine', 'Classes on lines'],
  ['AccountingInfoPrefs', 'TrackDepartments', 'Locations'],
] as const;

interface SettingsProblem {
  readonly where: 'preferences' | 'close';
  readonly text: string;
}

/** `/companies/{realmId}/settings` */
export function settingsPage(call: CompanyPageCall, problem?: SettingsProblem): HttpAnswer {
  const read = callBooks(call.desk, { method: 'GET', path: ['preferences'] });
  const preferences = read.kind === 'done' ? (objectAt(read.answer, 'Preferences') ?? {}) : {};
  const path = `${call.home}/settings`;
  const { readOnly } = call.shelved.company;
  const content = html`<h1>Settings</h1>
    <h2>Preferences</h2>
    ${preferencesForm(path, preferences, problem)}
    <h2>Closed books</h2>
    ${closingForm(path, preferences, problem)}
    <h2>Connected apps</h2>
    ${connectedApps(call)}
    <h2>Subscription</h2>
    <p>${readOnly ? 'It has ended: reading works, writing does not.' : 'It is active.'}</p>
    ${buttonForm(`${path}/subscription`, readOnly ? 'Renew it' : 'Let it end', { ends: readOnly ? 'no' : 'yes' })}
    <h2>Start over</h2>
    <p>Puts the company back to how it was when it was made. Everything since then is lost.</p>
    ${buttonForm(`${path}/reset`, 'Reset this company')}
    <h2>All preferences</h2>
    ${recordJson(preferences)}`;
  return companyPage(call, { room: 'settings', title: 'Settings', status: problem === undefined ? 200 : 422 }, content);
}

/** What a person sees under "My apps" in QuickBooks, with the button that ends a connection. */
function connectedApps({ rooms, shelved, home }: CompanyPageCall): Html {
  const apps = rooms.apps.list().filter(app => rooms.grants.isConnected(app.clientId, shelved.realmId));
  return table<App>(
    apps,
    [
      { label: 'App', cell: app => html`<code>${app.clientId}</code>` },
      { label: 'Webhooks to', cell: app => app.webhook?.url },
      {
        label: '',
        cell: app => buttonForm(`${home}/settings/disconnect`, 'Disconnect', { clientId: app.clientId }),
      },
    ],
    'No app is connected to this company.',
  );
}

function preferencesForm(path: string, preferences: JsonObject, problem: SettingsProblem | undefined): Html {
  const content = PREFERENCES.map(([section, name, label]) => {
    const stored = preferences[section];
    return tickField({ name, label, isTicked: isObject(stored) && stored[name] === true });
  });
  return formSheet({
    action: `${path}/preferences`,
    submit: 'Save preferences',
    content,
    problem: problem?.where === 'preferences' ? problem.text : undefined,
  });
}

function closingForm(path: string, preferences: JsonObject, problem: SettingsProblem | undefined): Html {
  const closed = textAt(objectAt(preferences, 'AccountingInfoPrefs') ?? {}, 'BookCloseDate');
  return formSheet({
    action: `${path}/close`,
    submit: 'Save',
    content: textField({ name: 'date', label: 'Closed up to (empty: open)', value: closed, type: 'date' }),
    problem: problem?.where === 'close' ? problem.text : undefined,
  });
}

/** `POST …/settings/{what}` */
export function changeSettings(call: CompanyPageCall): HttpAnswer | undefined {
  const { shelf } = call.rooms;
  switch (call.id) {
    case 'preferences':
      return settled(call, 'preferences', switchPreferences(call.desk, typedPreferences(call.form)));
    case 'close':
      return settled(call, 'close', closeBooks(call.desk, typed(call.form, 'date')));
    case 'subscription':
      shelf.run(call.shelved, { kind: 'read-only', isReadOnly: call.form.get('ends') === 'yes' });
      return redirectAnswer(`${call.home}/settings`);
    case 'disconnect':
      call.rooms.grants.disconnect(call.form.get('clientId') ?? '', call.shelved.realmId);
      return redirectAnswer(`${call.home}/settings`);
    case 'reset':
      shelf.reset(call.shelved);
      return redirectAnswer(call.home);
    default:
      return undefined;
  }
}

function settled(call: CompanyPageCall, where: SettingsProblem['where'], outcome: DeskOutcome): HttpAnswer {
  if (outcome.kind === 'refused') return settingsPage(call, { where, text: outcome.message });
  return redirectAnswer(`${call.home}/settings`);
}

function typedPreferences(form: URLSearchParams): JsonObject {
  const sections: Record<string, Record<string, boolean>> = {};
  for (const [section, name] of PREFERENCES) (sections[section] ??= {})[name] = form.get(name) === 'yes';
  return sections;
}
