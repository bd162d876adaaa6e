import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Fails with the offending elements where the page breaks a rule of WCAG 2.2 A or AA that axe can check. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const runner = (
      globalThis as unknown as { axe: { run: (options: unknown) => Promise<{ violations: Violation[] }> } }
    ).axe;
    return (await runner.run({ runOnly: { type: 'tag', values: tags } })).violations;
  });
  const told = violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)}`));
  expect(told, `axe on ${page.url()}`).toEqual([]);
}
