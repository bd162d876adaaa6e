/** A catalogue or a part of one: words, and places that hold words. */
export interface Texts {
  readonly [word: string]: Texts | string;
}

/** All that can be said at the moment, in one language over English. */
export interface Catalogue {
  /** Adds areas in English. An area comes with the pages that speak it, so that no page waits for the words of the others. */
  readonly add: (areas: Texts) => void;
  /** From now on texts are in this language; what it lacks is said in English. */
  readonly speak: (language: string, areas: Texts) => void;
  readonly language: () => string;
  /** The text of a key, in the form that the language has for the count. */
  readonly find: (key: string, count?: number) => string | undefined;
}

/** An empty catalogue. */
export function createCatalogue(): Catalogue {
  let english: Texts = {};
  let spoken = { language: 'en', areas: {} as Texts };
  return {
    add: areas => void (english = { ...english, ...areas }),
    speak: (language, areas) => void (spoken = { language, areas }),
    language: () => spoken.language,
    find: (key, count) =>
      findIn(spoken.areas, key, formFor(spoken.language, count)) ?? findIn(english, key, formFor('en', count)),
  };
}

/** Ending of a word's form in a language: `one`, `few`, `other`… */
const formFor = (language: string, count: number | undefined): string | undefined =>
  count === undefined ? undefined : new Intl.PluralRules(language).select(count);

function findIn(texts: Texts, key: string, form: string | undefined): string | undefined {
  const path = key.split('.');
  const word = path.pop() ?? '';
  let place: Texts | string | undefined = texts;
  for (const step of path) place = typeof place === 'object' ? place[step] : undefined;
  if (typeof place !== 'object') return undefined;
  const text = (form === undefined ? undefined : place[`${word}_${form}`]) ?? place[word];
  return typeof text === 'string' ? text : undefined;
}
