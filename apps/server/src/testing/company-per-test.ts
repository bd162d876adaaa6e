import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startBooksBench, type BooksBench, type BooksBenchOptions } from './start-books-bench.ts';

/** A company of QuickBooks that a test has for itself. */
export interface CompanyOfTest {
  readonly bench: BooksBench;
  readonly realmId: string;
  readonly connectionId: string;
}

/** Starts a server and an emulator for the tests of a file, and gives each test a connected company of its own. */
export function companyPerTest(options: BooksBenchOptions, take: (company: CompanyOfTest) => void): void {
  let bench: BooksBench;
  beforeAll(async () => {
    bench = await startBooksBench(options);
  });
  afterAll(() => bench.close());
  beforeEach(async () => {
    const realmId = await bench.makeCompany();
    take({ bench, realmId, connectionId: await bench.connect(realmId) });
  });
  afterEach(() => bench.leaveCompanies());
}
