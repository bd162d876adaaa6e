// `npx tsx tests/e2e/screenshots.ts [folder]`: pictures of every page, wide and narrow, light and dark, from the real app with its sample
// business connected and imported. For people to look at; nothing is compared.
import { chromium, type Browser } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startApp, type RunningApp } from './app.ts';
import { browserArguments, findBrowser } from './browser.ts';
import { setUpQuickBooks, signUp, writeInvoice } from './first-steps.ts';
import { places, records } from './places.ts';

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
  const onPicture = async (name: string): Promise<void> => {
    await page.waitForTimeout(settleMs);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  const steps = { url: app.url, onPicture };
  await signUp(page, steps);
  await setUpQuickBooks(page, steps);
  await writeInvoice(page, steps);
  await context.storageState({ path: storage });
  await context.close();
}

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
