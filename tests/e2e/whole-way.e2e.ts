import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { startApp, type RunningApp } from './app.ts';

let app: RunningApp;

test.beforeAll(async () => {
  app = await startApp();
});

test.afterAll(async () => {
  await app.stop();
});

async function signUp(page: Page): Promise<void> {
  await page.goto(app.url);
  await expect(page.getByLabel('Your name')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Your name').fill('Mara Lindqvist');
  await page.getByLabel('Email').fill('mara@harbour.example');
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByLabel('Business name').fill('Harbour Cycles');
  await page.getByText('An empty workspace').click();
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connect to QuickBooks' }).first()).toBeVisible();
  await expectAccessible(page);
}

/** From wherever somebody misses QuickBooks it can be connected. */
async function findWaysToConnect(page: Page): Promise<void> {
  for (const path of ['/invoices', '/invoices/new', '/settings/integration', '/']) {
    await page.goto(`${app.url}${path}`);
    await expect(page.getByRole('button', { name: 'Connect to QuickBooks' }).first()).toBeVisible();
  }
}

async function connect(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connect to QuickBooks' }).first().click();
  await expect(page.getByRole('heading', { name: 'Connect your books' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Is this the right company?' })).toBeVisible();
}

async function goOn(page: Page, question: string): Promise<void> {
  await expect(page.getByRole('heading', { name: question })).toBeVisible();
  // What a step asks is there when one can go on.
  await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function walkThroughTheWizard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Yes, continue' }).click();
  await goOn(page, 'What we found in your QuickBooks');
  await page.getByRole('radio', { name: /Sales of Product Income/ }).check({ force: true });
  await goOn(page, 'Which account do invoices go to?');
  await page.getByRole('checkbox', { name: 'Tax rates and currencies are correct' }).check();
  await goOn(page, 'Do tax rates and currencies agree?');
  await goOn(page, 'How do you want to work?');
  await goOn(page, 'What do you want to import?');
  await expect(page.getByRole('heading', { name: 'This is what will happen' })).toBeVisible();
  await expect(page.getByText('Nothing has been written yet, on either side.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Apply \d+ changes$/ }).click();
  await expect(page.getByRole('heading', { name: /changes applied/ })).toBeVisible();
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByRole('heading', { name: 'You are all set' })).toBeVisible();
}

async function writeInvoice(page: Page): Promise<void> {
  await page.goto(`${app.url}/invoices/new`);
  await page.getByRole('combobox', { name: 'Customer' }).click();
  await page.keyboard.type('Foothill');
  await page.getByRole('option', { name: /Foothill Nursery/ }).click();
  await page.getByRole('combobox', { name: 'Item' }).click();
  await page.keyboard.type('U-lock');
  await page
    .getByRole('option', { name: /U-lock/ })
    .first()
    .click();
  await page.getByLabel('Quantity').fill('3');
  await page.getByLabel('Price').fill('$54.99');
  await page.getByLabel('Price').press('Enter');
  await expect(page.getByRole('combobox', { name: 'Item' }).last()).toBeFocused();
  await expect(page.getByRole('article')).toContainText('$164.97');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('heading', { name: 'This is what will be written' })).toBeVisible();
  await page.getByRole('button', { name: 'Create in QuickBooks' }).click();
  await expect(page.getByRole('heading', { name: /^Invoice \d+$/ })).toBeVisible();
  await expect(page.getByText('ties out with QuickBooks')).toBeVisible();
  await expect(page.getByText('To be sent')).toBeVisible();
  await expectAccessible(page);
}

/** Books the payment where a bookkeeper would: in QuickBooks, on the emulator's own page for the invoice. */
async function payInQuickBooks(page: Page): Promise<void> {
  const link = await page.getByRole('link', { name: 'Open in QuickBooks' }).getAttribute('href');
  const books = await page.context().newPage();
  await books.goto(link ?? '');
  await expect(books.getByText('164.97').first()).toBeVisible();
  await expectAccessible(books);
  await books.getByRole('button', { name: 'Receive payment' }).click();
  await expect(books.getByRole('heading', { level: 1 })).toContainText('Paid');
  await books.close();
}

test('I2G-01 to I2G-16, BKP-05, U19, U28 from sign-up to a paid invoice, without a reload at the end', async ({
  page,
}) => {
  await signUp(page);
  await findWaysToConnect(page);
  await connect(page);
  await walkThroughTheWizard(page);
  await writeInvoice(page);
  await payInQuickBooks(page);
  await expect(page.getByText('Paid', { exact: true }).first()).toBeVisible();
});
