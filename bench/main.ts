import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Row } from './row.ts';

function holds(row: Row): boolean | undefined {
  if (row.goal === undefined) return undefined;
  return 'atMost' in row.goal ? row.value <= row.goal.atMost : row.value >= row.goal.atLeast;
}

function goalOf(row: Row): string {
  if (row.goal === undefined) return '';
  return 'atMost' in row.goal ? `≤ ${row.goal.atMost}` : `≥ ${row.goal.atLeast}`;
}

function print(row: Row): void {
  const mark = { true: 'met', false: 'MISSED', undefined: '' }[String(holds(row))] ?? '';
  const value = row.value.toFixed(row.value < 10 ? 2 : 0);
  console.log(`  ${row.name.padEnd(64)} ${value.padStart(9)} ${row.unit.padEnd(6)} ${goalOf(row).padEnd(9)} ${mark}`);
}

const words = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith('.bench.ts'))
  .filter(file => words.length === 0 || words.some(word => file.includes(word)));

for (const file of files) {
  const { bench } = (await import(join(import.meta.dirname, file))) as { readonly bench: Bench };
  console.log(`\n${bench.title}`);
  for (const row of await bench.run()) print(row);
}
