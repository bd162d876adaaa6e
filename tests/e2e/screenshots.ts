// `npx tsx tests/e2e/screenshots.ts [folder]`: pictures of every page, wide and narrow, light and dark, from the real app with its sample
// business connected and imported. For people to look at; nothing is compared.
import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startApp, type RunningApp } from './app.ts';
import { browserArguments, findBrowser } from './browser.ts';

const settleMs = 900;
const sizes = [
  { name: 'wide', width: 1440, height: 900 },
  { name: 'narrow', width: 390, height: 844 },
] as const;
const schemes = ['light', 'dark'] as const;

const folder = process.argv[2] ?? 'test-results/screens';
const storage = join(folder, 'storage.json');

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments });
  const app = await startApp();
  try {
    await fill(browser, app);
    for (const size of sizes) {
      for (const scheme of schemes) await takeAll(browser, app, { size, scheme });
    }
  } finally {
    await browser.close();
    await app.stop();
  }
}

/** Signs up, connects, imports everything and writes one invoice: what the pictures show. */
async function fill(browser: Browser, app: RunningApp): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const snap = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) });
  await page.goto(app.url);
  await page.getByLabel('Your name').fill('Mara Lindqvist');
  await page.getByLabel('E-mail').fill('mara@harbour.example');
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByLabel('Business name').fill('Harbour Cycles');
  await snap('01-welcome');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('button', { name: 'Connect to QuickBooks' }).first().click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('button', { name: 'Yes, go on' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('radio').first().check({ force: true });
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('checkbox', { name: 'Tax rates and currencies are correct' }).check();
  await snap('02-tax');
  for (let question = 0; question < 3; question += 1) {
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForTimeout(settleMs);
  }
  await page.getByRole('button', { name: /^Apply/ }).waitFor();
  await snap('03-plan');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByText('You are set up').waitFor();
  await writeInvoice(page, app);
  await context.storageState({ path: storage });
  await context.close();
}

async function writeInvoice(page: Page, app: RunningApp): Promise<void> {
  await page.goto(`${app.url}/invoices/new`);
  for (const [field, text] of [
    ['Customer', 'Foothill'],
    ['Item', 'U-lock'],
  ] as const) {
    await page.getByRole('combobox', { name: field }).click();
    await page.keyboard.type(text);
    await page
      .getByRole('option', { name: new RegExp(text) })
      .first()
      .click();
  }
  await page.getByRole('button', { name: 'Review' }).click();
  await page.screenshot({ path: join(folder, '04-review.png') });
  await page.getByRole('button', { name: 'Create in QuickBooks' }).click();
  await page.getByRole('heading', { name: /^Invoice \d+$/ }).waitFor();
}

const places = [
  '/', '/customers', '/customers/new', '/items', '/items/new', '/invoices', '/invoices/new', '/quickbooks', '/quickbooks/import',
  '/quickbooks/activity', '/quickbooks/attention', '/settings', '/settings/people', '/settings/integration', '/settings/api-keys',
  '/settings/audit', '/settings/appearance', '/sign-in',
] as const; // prettier-ignore

/** Lists whose first row is opened too. */
const records = ['/customers', '/items', '/invoices', '/quickbooks/activity'] as const;

interface Look {
  readonly size: (typeof sizes)[number];
  readonly scheme: (typeof schemes)[number];
}

async function takeAll(browser: Browser, app: RunningApp, { size, scheme }: Look): Promise<void> {
  const { width, height } = size;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, storageState: storage });
  const page = await context.newPage();
  const snap = async (name: string): Promise<void> => {
    await page.waitForTimeout(settleMs);
    await page.screenshot({ path: join(folder, `${size.name}-${scheme}-${name}.png`) });
  };
  for (const place of places) {
    await page.goto(app.url + place);
    await snap(place === '/' ? 'home' : place.slice(1).replaceAll('/', '-'));
  }
  for (const list of records) {
    await page.goto(app.url + list);
    await page.locator('[role="row"] a').first().click();
    await snap(`${list.slice(1).replaceAll('/', '-')}-record`);
  }
  await context.close();
}

await main();
