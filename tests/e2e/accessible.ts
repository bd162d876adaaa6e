import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

interface Runner {
  readonly axe?: { readonly run: (options: unknown) => Promise<{ readonly violations: readonly Violation[] }> };
}

/** All that axe can check of WCAG 2.2 A and AA; or contrast alone, where the same page was checked in the other scheme. */
const checks = {
  everything: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  contrast: { type: 'rule', values: ['color-contrast'] },
} as const;

/** What breaks a rule, with the offending elements. */
export async function axeFindings(page: Page, check: keyof typeof checks = 'everything'): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => (globalThis as unknown as Runner).axe !== undefined);
  if (!isThere) await page.evaluate(axe.source);
  const violations = await page.evaluate(async runOnly => {
    const result = await (globalThis as unknown as Runner).axe?.run({ runOnly, resultTypes: ['violations'] });
    if (result === undefined) throw new Error('axe was not loaded');
    return result.violations;
  }, checks[check]);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

/** Resolves when nothing that ends is moving or fading any more: half-faded text has no contrast. */
export const standStill = (page: Page): Promise<unknown> =>
  page.evaluate(`Promise.allSettled(
    document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(one => one.finished),
  ).then(() => null)`);

/** Fails with the offending elements where the page, as it stands, is not accessible. */
export async function expectAccessible(page: Page): Promise<void> {
  await standStill(page);
  expect(await axeFindings(page), `axe on ${page.url()}`).toEqual([]);
}
