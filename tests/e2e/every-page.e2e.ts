import { expect, test, type Page } from '@playwright/test';
import { axeFindings, standStill } from './accessible.ts';
import { startApp, type RunningApp } from './app.ts';
import { setUpQuickBooks, signUp, writeInvoice } from './first-steps.ts';
import { places, records } from './places.ts';

const looks = [
  { width: 1440, height: 900, colorScheme: 'light', check: 'everything' },
  { width: 1440, height: 900, colorScheme: 'dark', check: 'contrast' },
  { width: 390, height: 844, colorScheme: 'dark', check: 'everything' },
  { width: 390, height: 844, colorScheme: 'light', check: 'contrast' },
] as const;

// Hundreds of steps: recording them all takes longer than walking them, and the findings say where they were made.
test.use({ trace: 'off' });

// One business, one page: each test begins where the one before ended.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

let app: RunningApp;
let page: Page;

/** What the browser's console said and threw. */
const complaints: string[] = [];

test.beforeAll(async ({ browser }) => {
  app = await startApp();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.on('pageerror', fault => complaints.push(`${page.url()}: ${fault.message}`));
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
});

test.afterAll(async () => {
  await page.close();
  await app.stop();
});

/** A page that is no longer changing: it has its title, and no shapes of what is still to come. */
async function settled(): Promise<void> {
  await page.locator('h1').first().waitFor();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
}

/** The colours of the scheme are on, and the frame in which they changed is over. */
async function dressed(scheme: 'light' | 'dark'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
  await page.evaluate(
    'new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))',
  );
}

/** Pixels by which the page is wider than its window. */
const overflow = (): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Accessible, no wider than the window and nothing in the console: wide and narrow, light and dark. */
async function expectFlawless(): Promise<void> {
  const findings: string[] = [];
  for (const { width, height, colorScheme, check } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await settled();
    await dressed(colorScheme);
    await standStill(page);
    const where = `${new URL(page.url()).pathname}, ${width} px, ${colorScheme}`;
    for (const finding of await axeFindings(page, check)) findings.push(`${where}: ${finding}`);
    const tooWide = await overflow();
    if (tooWide > 0) findings.push(`${where}: ${tooWide} px wider than the window`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  expect.soft(findings).toEqual([]);
  expect.soft(complaints.splice(0)).toEqual([]);
}

test('where motion is reduced, the colours of the other scheme are on at once', async () => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(app.url);
  await settled();
  // A transition of inherited colours takes a frame for each step of the tree, however short it is.
  const moving = await page.evaluate<number>(`(() => {
    document.documentElement.dataset.mantineColorScheme = 'dark';
    return document.getAnimations().filter(({ transitionProperty }) => transitionProperty !== undefined).length;
  })()`);
  expect(moving).toBe(0);
});

test('the first pages are accessible, wide and narrow, light and dark, and nothing is in the console', async () => {
  await page.goto(app.url);
  await expectFlawless();
  await signUp(page, app);
  await expectFlawless();
});

test('so is every page that has an address', async () => {
  await setUpQuickBooks(page, app);
  await writeInvoice(page, app);
  for (const place of places) {
    await page.goto(app.url + place);
    await expectFlawless();
  }
});

test('so is a record of every list', async () => {
  for (const list of records) {
    await page.goto(app.url + list);
    const heading = page.locator('h1').first();
    const listed = (await heading.textContent()) ?? '';
    await page.locator('[role="row"] a').first().click();
    // The address changes before the page does.
    await page.waitForURL(url => url.pathname !== list);
    await expect(heading).not.toHaveText(listed);
    await expectFlawless();
  }
});
