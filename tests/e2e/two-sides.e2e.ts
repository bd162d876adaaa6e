import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startApp, type RunningApp } from './app.ts';
import { openBooks, type Books } from './books.ts';
import { compose, joinAs, setUpQuickBooks, signUp, writeInvoice } from './first-steps.ts';
import { records } from './places.ts';
import { inside, walkAs } from './role-walk.ts';

// One business, one page, one story: each test begins where the one before ended.
test.describe.configure({ mode: 'serial' });

let app: RunningApp;
let books: Books;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  app = await startApp();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await signUp(page, app);
  await setUpQuickBooks(page, app);
  books = await openBooks(app.emulatorUrl);
});

test.afterAll(async () => {
  await page.close();
  await app.stop();
});

/** The id in QuickBooks, as the sync panel of the open record shows it. */
async function booksIdOf(): Promise<string> {
  const label = await page.getByRole('button', { name: /^Copy Linked to/ }).getAttribute('aria-label');
  return /(\d+)$/.exec(label ?? '')?.[1] ?? '';
}

async function followBothWays(): Promise<void> {
  await page.goto(`${app.url}/quickbooks/rules`);
  await page.getByRole('button', { name: 'Start from this: Mirror' }).click();
  await page.getByRole('button', { name: 'Use Mirror' }).click();
  await expect(page.getByRole('heading', { name: 'Customers' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Mirror' })).toContainText('In use');
}

/** The same field, changed on both sides while neither hears of the other. */
async function conflict(): Promise<void> {
  await page.goto(`${app.url}/customers?search=Foothill`);
  await page.getByRole('link', { name: /Foothill Nursery/ }).click();
  await expect(page.getByRole('heading', { name: 'Foothill Nursery' })).toBeVisible();
  await books.silence();
  await books.change('Customer', await booksIdOf(), { PrimaryPhone: { FreeFormNumber: '(555) 010-2222' } });
  await page.getByRole('button', { name: /^Edit Phone/ }).click();
  await page.getByRole('textbox', { name: 'Phone' }).fill('(555) 010-3333');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Edit Phone/ })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Settle it under Attention' })).toBeVisible();
}

test('B04 both sides tie out, or what does not is found and explained', async () => {
  await writeInvoice(page, app);
  await page.goto(`${app.url}/quickbooks/tie-out`);
  await page.getByRole('button', { name: 'Compare now' }).click();
  await expect(page.getByRole('heading', { name: /agree to the cent/ })).toBeVisible();
  await expectAccessible(page);
  // From here on the invoices that QuickBooks had before belong here too, and are not here yet.
  await followBothWays();
  await page.goto(`${app.url}/quickbooks/tie-out`);
  await page.getByRole('button', { name: 'Compare now' }).click();
  await expect(page.getByRole('heading', { name: /do not agree/ })).toBeVisible();
  await page
    .getByRole('button', { name: /^What differs in Invoice/ })
    .first()
    .click();
  await expect(page.getByText('It is in QuickBooks and not here.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take QuickBooks’ figures' })).toBeVisible();
  await expectAccessible(page);
});

test('a reader meets nothing to press that is refused, and no fault', async ({ browser }) => {
  // Forty pages, one after the other.
  test.setTimeout(240_000);
  const guest = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await joinAs(page, guest, { url: app.url, role: 'Read-only' });
  const walk = await walkAs(guest, {
    url: app.url,
    role: 'read-only',
    places: inside,
    opened: records,
    isPressing: true,
  });
  expect(walk).toMatchObject({ refused: [], faults: [] });
  expect(walk.pressed).toBeGreaterThan(0);
  await guest.close();
});

test('a member meets no page that is refused, and no fault', async ({ browser }) => {
  const guest = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await joinAs(page, guest, { url: app.url, role: 'Member' });
  // With records a member does what the owner does.
  const governed = inside.filter(place => /^\/(quickbooks|settings)/.test(place));
  const walk = await walkAs(guest, { url: app.url, role: 'member', places: governed, opened: [], isPressing: false });
  expect(walk).toMatchObject({ refused: [], faults: [] });
  await guest.close();
});

/** Leaves the half-written estimate, comes back and finds it. */
async function writeEstimate(): Promise<void> {
  await page.goto(`${app.url}/estimates`);
  await page.getByRole('link', { name: 'New estimate' }).first().click();
  await compose(page);
  await page.getByLabel('Quantity').fill('2');
  await expect(page.getByRole('article')).toContainText('$109.98');
  await page.getByRole('link', { name: 'Estimates' }).first().click();
  await page.getByRole('link', { name: 'New estimate' }).first().click();
  await expect(page.getByText('We kept what you typed.')).toBeVisible();
  await expect(page.getByRole('article')).toContainText('$109.98');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('Nothing is booked until it is invoiced.')).toBeVisible();
  await page.getByRole('button', { name: 'Create in QuickBooks' }).click();
  await expect(page.getByRole('heading', { name: /^Estimate \d+$/ })).toBeVisible();
}

test('U10, HUB-03 an estimate is written, accepted and made into an invoice, which QuickBooks has', async () => {
  await writeEstimate();
  await page.getByRole('button', { name: 'Mark accepted' }).click();
  await expect(page.getByText('Accepted', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Create invoice' }).click();
  await expect(page.getByRole('button', { name: 'Create in QuickBooks' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create in QuickBooks' }).click();
  await expect(page.getByRole('heading', { name: /^Invoice \d+$/ })).toBeVisible();
  await expect(page.getByText('ties out with QuickBooks')).toBeVisible();
  const there = await page.getByRole('link', { name: 'Open in QuickBooks' }).getAttribute('href');
  await page.goBack();
  await expect(page.getByText('Closed', { exact: true })).toBeVisible();
  await page.goto(there ?? '');
  await expect(page.getByText('109.98').first()).toBeVisible();
});

test('U12 U19 money is paid back from an account, and QuickBooks has the refund receipt, and its PDF', async () => {
  await page.goto(`${app.url}/refund-receipts/new`);
  await compose(page);
  await page.getByRole('combobox', { name: 'Paid from' }).click();
  await page.getByRole('option', { name: 'Checking' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('the money leaves the account')).toBeVisible();
  await page.getByRole('button', { name: 'Create in QuickBooks' }).click();
  await expect(page.getByRole('heading', { name: /^Refund receipt \d+$/ })).toBeVisible();
  await expect(page.getByText('Refunded', { exact: true })).toBeVisible();
  const pdf = await page.getByRole('link', { name: 'PDF' }).getAttribute('href');
  const printed = await page.request.get(new URL(pdf ?? '', app.url).href);
  expect(printed.headers()).toMatchObject({ 'content-type': 'application/pdf' });
  const there = await page.getByRole('link', { name: 'Open in QuickBooks' }).getAttribute('href');
  await page.goto(there ?? '');
  await expect(page.getByText('54.99').first()).toBeVisible();
});

test('U32 a conflict is settled field by field, in one place', async () => {
  await conflict();
  await page.getByRole('link', { name: 'Settle it under Attention' }).click();
  await expect(page.getByRole('link', { name: 'Foothill Nursery' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Foothill Nursery' }).click();
  await expect(page.getByRole('heading', { name: 'Which value should stand?' })).toBeVisible();
  await expect(page.getByText('(555) 010-2222')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('radio', { name: /take Here, \(555\) 010-3333/ }).check();
  await page.getByRole('button', { name: 'Write to both sides' }).click();
  await expect(page.getByText('Nothing needs you')).toBeVisible();
  await page.goto(`${app.url}/customers?search=Foothill`);
  await page.getByRole('link', { name: /Foothill Nursery/ }).click();
  await expect(page.getByText('In step', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit Phone: (555) 010-3333' })).toBeVisible();
});

/** On the page of an invoice that is in QuickBooks. */
async function changeHere({
  quantity,
  message,
}: {
  readonly quantity: string;
  readonly message: string;
}): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Edit invoice' })).toBeVisible();
  await page.getByLabel('Quantity').fill(quantity);
  await page.getByLabel('Message').fill(message);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Change on both sides' }).click();
  await expect(page.getByRole('heading', { name: /^Invoice \d+$/ })).toBeVisible();
}

test('U09 B02 an invoice is changed here too: the conflict is settled line by line, by a side or by a third value', async () => {
  await writeInvoice(page, app);
  const invoice = page.url();
  const id = await booksIdOf();
  await books.act('edit-line', { id, line: 1, qty: 2 });
  await books.change('Invoice', id, { CustomerMemo: { value: 'Mind the gate.' } });
  await changeHere({ quantity: '3', message: 'Ring the bell.' });
  await page.getByRole('link', { name: 'Settle it under Attention' }).click();
  await page.getByRole('link', { name: /^Invoice \d+ for Foothill Nursery$/ }).click();
  await expect(page.getByRole('heading', { name: 'Which value should stand?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Message: take QuickBooks, Mind the gate.' }).check();
  await expect(page.getByRole('button', { name: '1 field to choose' })).toBeDisabled();
  await page.getByRole('button', { name: /^Neither: write another value: Line 1, .*: quantity$/ }).click();
  await page.getByRole('textbox', { name: /: quantity$/ }).fill('4');
  await page.getByRole('button', { name: 'Write to both sides' }).click();
  await expect(page.getByText('Nothing needs you')).toBeVisible();
  await page.goto(invoice);
  await expect(page.getByText('In step', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('article')).toContainText('$219.96');
  await expect(page.getByRole('article')).toContainText('Mind the gate.');
});

test('U11 a payment that was being typed when the access ended is there after connecting again, and is recorded', async () => {
  const pdf = await page.getByRole('link', { name: 'PDF' }).getAttribute('href');
  await page.goto(`${app.url}/payments/new`);
  await page.getByRole('combobox', { name: 'Customer' }).click();
  await page.keyboard.type('Foothill');
  await page
    .getByRole('option', { name: /Foothill/ })
    .first()
    .click();
  await page.getByLabel('Reference').fill('CHK 77');
  await page.getByLabel('Amount received').fill('12.34');
  const form = page.url();
  await page.getByRole('link', { name: 'QuickBooks', exact: true }).click();
  await books.disconnect();
  // Whoever calls QuickBooks next is told; nobody needs to have been told before.
  expect((await page.request.get(new URL(pdf ?? '', app.url).href)).ok()).toBe(false);
  await page.goto(form);
  await expect(page.getByText('QuickBooks has to be connected first')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Connect again' }).last().click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('We kept what you typed.')).toBeVisible();
  await expect(page.getByLabel('Reference')).toHaveValue('CHK 77');
  await page.getByRole('button', { name: 'Record payment' }).click();
  await expect(page.getByRole('heading', { name: /^Payment by Foothill/ })).toBeVisible();
  await expect(page.getByText('CHK 77').first()).toBeVisible();
});

test('B03 a run is taken back by a plan that is shown first', async () => {
  await page.goto(`${app.url}/quickbooks/activity`);
  await page.getByRole('link', { name: /^Import of/ }).click();
  await page.getByRole('button', { name: 'Undo this run' }).click();
  await expect(page.getByRole('heading', { name: /^Undo/ })).toBeVisible();
  await page.getByRole('button', { name: /^Apply \d+ changes?$/ }).waitFor();
  await expect(page.getByText('Nothing has been written yet, on either side.').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /left alone/ }).click();
  await expect(page.getByText('Foothill Nursery')).toBeVisible();
  await page.getByRole('button', { name: /^Apply \d+ changes?$/ }).click();
  await expect(page.getByRole('heading', { name: /changes? applied/ })).toBeVisible();
});
