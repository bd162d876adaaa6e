import { sql } from 'kysely';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

interface Words {
  readonly quick: readonly string[];
  readonly plain: readonly string[];
}

async function wordsOf(texts: readonly string[]): Promise<readonly Words[]> {
  const { rows } = await sql<Words>`
    select tsvector_to_array(search_terms(t, t, '', '')) as quick, tsvector_to_array(search_words(t)) as plain
    from unnest(${texts}::text[]) with ordinality as g(t, at) order by at`.execute(database.db);
  return rows;
}

test('words of customers and items are found as those of documents are, whatever stands between them', async () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('abÉß09 .,:;@/\\-_+&()[]\'"#*=%$!?~|{}^`')),
    maxLength: 30,
  });
  const texts = fc.sample(text, { seed: 34, numRuns: 2_000 });
  for (const [at, { quick, plain }] of (await wordsOf(texts)).entries()) expect(quick, texts[at]).toEqual(plain);
});

test('what stands between < and > is found too', async () => {
  const [words] = await wordsOf(['Hicks <office@hicks.example>']);
  expect(words?.quick).toEqual(['example', 'hicks', 'office']);
});

test('a customer who is called otherwise than the company is found by both names', async () => {
  const { rows } = await sql<{ readonly words: readonly string[] }>`
    select tsvector_to_array(search_terms('Ann Lee', 'Lee & Sons', 'ann@lee.example', '555-0100')) as words`.execute(
    database.db,
  );
  expect(rows[0]?.words).toEqual(['0100', '555', 'ann', 'example', 'lee', 'sons']);
});
