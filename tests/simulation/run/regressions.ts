import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Story } from '../story/happening.ts';

const folder = join(import.meta.dirname, '../regressions');

/** A story that failed once: kept as it is, so that it is told the same way whatever becomes of the storyteller. */
export interface Regression {
  /** What went wrong, and what it came from once that is known. */
  readonly note: string;
  readonly story: Story;
}

/** All of them by file name. */
export const readRegressions = (): readonly (readonly [file: string, regression: Regression])[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .map(file => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Regression] as const);

/** Keeps a failing story; answers the path of its file. */
export function writeRegression(regression: Regression): string {
  const file = join(folder, `seed-${regression.story.seed}.json`);
  writeFileSync(file, `${JSON.stringify(regression, null, 2)}\n`);
  return file;
}
