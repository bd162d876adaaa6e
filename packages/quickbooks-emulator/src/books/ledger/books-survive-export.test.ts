import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applicationsOf } from '../applications/applications.ts';
import type { Company } from '../company.ts';
import { getDefinition } from '../entities/registry.ts';
import type { JsonObject } from '../json.ts';
import { exportCompany } from '../state/export-company.ts';
import { importCompany } from '../state/import-company.ts';
import { recordOf } from '../store/snapshot.ts';
import { ACTED_ON, RandomBookkeeper, type Act } from '../testing/random-bookkeeper.ts';
import { saleLine } from '../testing/test-books.ts';
import { createEntity } from '../write/create-entity.ts';
import { PLAIN_WRITE } from '../write/write-options.ts';
import { ledgerOf } from './ledger-room.ts';

const act: fc.Arbitrary<Act> = fc.record({
  verb: fc.constantFrom('create', 'create', 'update', 'void', 'delete', 'apply'),
  entity: fc.constantFrom(...ACTED_ON),
  pick: fc.nat(60),
  amount: fc.integer({ min: 1, max: 50_000 }).map(cents => cents / 100),
  quantity: fc.integer({ min: 1, max: 12 }),
});

function balances(company: Company) {
  const ledger = ledgerOf(company);
  const invoices = company.table('Invoice').inIdOrder();
  return {
    accounts: [...ledger.accountBalances()]
      .filter(([, balance]) => balance !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    applied: invoices.map(({ id }) => [id, applicationsOf(company).appliedTo(id)]),
  };
}

it('an exported company goes on where it was: balances, applications, stock and numbers', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), acts => {
      const { books, does } = withBookkeeper();
      for (const each of acts) does(each);
      const text = JSON.stringify(exportCompany(books.company));
      const copy = importCompany(JSON.parse(text) as JsonObject, '9341450000000002', {
        now: () => books.nowMs,
        random: () => 0.5,
      });
      expect(balances(copy)).toEqual(balances(books.company));
      const body = { CustomerRef: { value: '1' }, Line: [saleLine(1)] };
      const [here, there] = [books.company, copy].map(company =>
        recordOf(createEntity(company, getDefinition('Invoice'), { body, options: PLAIN_WRITE })),
      );
      expect(there).toEqual(here);
    }),
    { numRuns: 40 },
  );
});

function withBookkeeper() {
  const keeper = new RandomBookkeeper();
  return { books: keeper.books, does: (each: Act) => keeper.does(each) };
}
