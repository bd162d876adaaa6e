import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './browser.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  reporter: [['list']],
  outputDir: '../../test-results',
  use: {
    launchOptions: { executablePath: await findBrowser(), args: browserArguments },
    trace: 'retain-on-failure',
    viewport: { width: 1440, height: 900 },
    // Half-faded text has no contrast: axe looks at pages that stand still.
    contextOptions: { reducedMotion: 'reduce' },
  },
});
