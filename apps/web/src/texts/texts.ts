import { createCatalogue } from './catalogue.ts';
import common from './en/common.json';
import shell from './en/shell.json';
import { fillIn } from './fill-in.ts';
import type { TextKey } from './text-key.ts';

/** The app's catalogue. What every page says is in it from the start; the rest comes from `areas/` with the pages that say it. */
export const catalogue = createCatalogue();
catalogue.add({ common, shell });

/** The text of a key, with values filled in; `count` chooses singular or plural. */
export function textOf(key: TextKey, values: object = {}, locale = catalogue.language()): string {
  const count = 'count' in values && typeof values.count === 'number' ? values.count : undefined;
  const text = catalogue.find(key, count);
  return text === undefined ? key : fillIn(text, values, locale);
}
