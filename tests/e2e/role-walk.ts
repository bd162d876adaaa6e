import { endpoints, permissionsByRole, type Role } from '@tieout/api';
import { expect, type Page } from '@playwright/test';
import { places as all } from './places.ts';

/** Every address of the app itself. */
export const inside: readonly string[] = all.filter(place => place !== '/sign-in' && place !== '/nowhere');
/** What can be pressed in the page itself; titles of columns only sort. */
const pressable =
  'main :is(button, input[type="checkbox"]):enabled:visible:not([role="columnheader"] *):not([aria-disabled="true"])';

const patterns = endpoints.map(({ method, path, access }) => ({
  method,
  access,
  isOf: new RegExp(`^${path.replaceAll(/:[^/]+/g, '[^/]+')}$`),
}));

/** Whether the contract lets a role make a call. */
function mayCall(role: Role, method: string, path: string): boolean {
  const granted: readonly string[] = ['public', 'signed-in', ...permissionsByRole[role]];
  return patterns.some(
    ({ method: own, isOf, access }) => own === method && isOf.test(path) && granted.includes(access),
  );
}

/** What a person of a role came across on a walk through the app. */
export interface RoleWalk {
  /** Calls that pages or buttons made although the role is refused them. */
  readonly refused: readonly string[];
  /** Pages that tell of a fault. */
  readonly faults: readonly string[];
  readonly pressed: number;
}

interface WalkOptions {
  readonly url: string;
  readonly role: Role;
  readonly places: readonly string[];
  /** Lists whose first row is opened too. */
  readonly opened: readonly string[];
  /** Presses whatever can be pressed, too: only for those who can change nothing. */
  readonly isPressing: boolean;
}

/** Opens pages, and the first record of lists, as somebody of that role. */
export async function walkAs(page: Page, { url, role, isPressing, places, opened }: WalkOptions): Promise<RoleWalk> {
  const refused: string[] = [];
  const faults: string[] = [];
  let pressed = 0;
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/v1/') || mayCall(role, request.method(), pathname)) return;
    refused.push(`${new URL(page.url()).pathname}: ${request.method()} ${pathname}`);
  });
  const heading = page.locator('main h1').first();
  const look = async (): Promise<void> => {
    await heading.waitFor();
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    const where = new URL(page.url()).pathname;
    if (isPressing) pressed += await pressAll(page);
    for (const fault of await page.locator('[role="alert"]').allTextContents()) faults.push(`${where}: ${fault}`);
  };
  for (const place of places) {
    await page.goto(url + place);
    await look();
    if (!opened.includes(place)) continue;
    const listed = (await heading.textContent()) ?? '';
    await openFirst(page, place);
    await expect(heading).not.toHaveText(listed);
    await look();
  }
  return { refused: [...new Set(refused)], faults, pressed };
}

/** Opens the first row of a list. What was pressed before may lie over it, or have the list drawn anew just then. */
async function openFirst(page: Page, place: string): Promise<void> {
  await expect(async () => {
    await page.locator('[role="row"] a').first().dispatchEvent('click');
    // The address changes before the page does.
    await page.waitForURL(({ pathname }) => pathname !== place, { timeout: 2_000 });
  }).toPass();
}

interface Pressable {
  readonly textContent: string | null;
  readonly getAttribute: (name: string) => string | null;
  readonly click: () => void;
}

/** Presses each thing of a page that has a name of its own, whatever opened over it meanwhile. */
const pressAll = (page: Page): Promise<number> =>
  page.locator(pressable).evaluateAll(found => {
    const all = found as unknown as readonly Pressable[];
    const named = new Map(all.map(one => [one.getAttribute('aria-label') ?? one.textContent, one]));
    for (const one of named.values()) one.click();
    return named.size;
  });
