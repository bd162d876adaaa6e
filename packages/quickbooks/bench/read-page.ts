// Times parsing one page of 1000 customers: `npx tsx --conditions=source packages/quickbooks/bench/read-page.ts`.
import { readJson } from '../src/transport/read-json.ts';
import { readXml } from '../src/transport/read-xml.ts';
import { writeJson } from '../src/transport/write-json.ts';
import { customerPage, customerPageXml } from './customer-page.ts';

const ROUNDS = 60;

/** Median milliseconds of `work`, after a warm-up. */
function medianMs(work: () => unknown): number {
  for (let round = 0; round < ROUNDS / 3; round++) work();
  const times = Array.from({ length: ROUNDS }, () => {
    const startMs = performance.now();
    work();
    return performance.now() - startMs;
  }).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

const json = customerPage(1000);
const xml = customerPageXml(1000);
const page = readJson(json);

const rows: readonly (readonly [name: string, ms: number])[] = [
  ['JSON.parse (loses digits)', medianMs(() => JSON.parse(json) as unknown)],
  ['readJson', medianMs(() => readJson(json))],
  ['writeJson', medianMs(() => writeJson(page))],
  ['readXml', medianMs(() => readXml(xml))],
];

console.log(
  `A page of 1000 customers: ${(json.length / 1e6).toFixed(2)} MB of JSON, ${(xml.length / 1e6).toFixed(2)} MB of XML`,
);
for (const [name, ms] of rows) console.log(`  ${name.padEnd(28)} ${ms.toFixed(1).padStart(7)} ms`);
