import { existsSync } from 'node:fs';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Flags that keep a browser quiet on a machine without internet. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Path of a Chromium: what `E2E_BROWSER` names, else one that is installed, else the one that comes with `npm ci`
 * (`@sparticuz/chromium`, unpacked once into the temporary folder). So the browser tests need no download outside the npm registry.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['E2E_BROWSER'];
  if (named !== undefined && named !== '') return named;
  const found = installed.find(path => existsSync(path));
  if (found !== undefined) return found;
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}
