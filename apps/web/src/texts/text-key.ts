import type { english } from './en/english.ts';

/** `count_one` and `count_other` are asked for as `count`. */
type Singular<Word extends string> = Word extends `${infer Stem}_${'one' | 'other'}` ? Stem : Word;

type LeafOf<Branch> = {
  [Word in keyof Branch & string]: Branch[Word] extends string ? Singular<Word> : `${Word}.${LeafOf<Branch[Word]>}`;
}[keyof Branch & string];

/** Name of an area of the catalogue. */
export type Area = keyof typeof english;

/** Everything that can be said: `area.place.word`. A key that no catalogue has does not compile. */
export type TextKey = LeafOf<typeof english>;
