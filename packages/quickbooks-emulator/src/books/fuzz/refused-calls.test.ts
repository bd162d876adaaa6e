import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allDefinitions } from '../entities/registry.ts';
import { exportCompany } from '../state/export-company.ts';
import type { BooksClient } from '../testing/books-client.ts';
import { fieldsOf } from '../write/entity-fields.ts';
import { hitCompany, nearlyAccepted, objectFor } from './shaped-bodies.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 60);

/** Everything in the books as text; counters included. */
function everything(books: BooksClient): string {
  return JSON.stringify(exportCompany(books.company));
}

describe('a refused call', () => {
  it.each(allDefinitions().map(definition => [definition.name, definition] as const))(
    'leaves nothing of itself behind: %s',
    (_name, definition) => {
      const books = hitCompany();
      const operation = fc.constantFrom('', '', 'delete', 'void');
      const id = fc.constantFrom(undefined, undefined, '1', '2', '3', '4', '5');
      const fields = fieldsOf(definition);
      const bodies = fc.oneof(objectFor(fields, 3), {
        weight: 3,
        arbitrary: nearlyAccepted(definition.name, definition.fields),
      });
      let before = everything(books);
      fc.assert(
        fc.property(bodies, operation, id, (body, verb, Id) => {
          const named = Id === undefined ? body : { ...body, Id, SyncToken: '0' };
          const { faulted } = books.call(`POST ${definition.path}`, named, {
            query: verb === '' ? {} : { operation: verb },
          });
          const after = everything(books);
          if (faulted) expect(after).toBe(before);
          before = after;
        }),
        { numRuns: RUNS, seed: 11 },
      );
    },
  );
});
