import { createInstance } from 'i18next';
import common from './en/common.json';
import shell from './en/shell.json';
import type { TextKey } from './text-key.ts';

/** A part of the catalogue: words, and places that hold words. */
interface Texts {
  readonly [word: string]: Texts | string;
}

/** Bundles lie in i18next's one default namespace: a key names its area itself. */
const namespace = 'translation';

const catalogue = createInstance();
void catalogue.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { [namespace]: { common, shell } } },
  initAsync: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
});

/**
 * Adds areas in English. What every page says is there from the start; the rest comes from `areas/` with the pages that say it, so that
 * no page waits for the words of the others.
 */
export function addTexts(areas: Texts): void {
  catalogue.addResourceBundle('en', namespace, areas, true, true);
}

/** The text of a key, with values filled in; `count` chooses singular or plural, numbers are written as the locale does. */
export const textOf = (key: TextKey, values: object = {}, locale = catalogue.language): string =>
  catalogue.t(key, { ...values, locale });
