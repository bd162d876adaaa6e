import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededFractions } from '../random/randomness.ts';
import { startEmulator } from '../emulator.ts';
import { connected, type Connected } from '../testing/connected.ts';

const CALLS = 250;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Json = Record<string, unknown>;

/** Calls a client might make, good and bad, in an order that the seed decides. */
class RandomClient {
  readonly #books: Connected;
  readonly #fraction: () => number;
  readonly #known: Record<'Customer' | 'Invoice' | 'Payment', Json[]> = { Customer: [], Invoice: [], Payment: [] };
  #count = 0;
  refused = 0;

  constructor(books: Connected, seed: number) {
    this.#books = books;
    this.#fraction = seededFractions(seed);
  }

  async step(): Promise<void> {
    this.#count += 1;
    const steps = [
      () => this.#save('Customer', { DisplayName: `C${this.#below(CALLS)}`, Notes: `${this.#count}` }),
      () => this.#save('Invoice', this.#invoice()),
      () => this.#save('Invoice', this.#invoice()),
      () => this.#save('Payment', this.#payment()),
      () => this.#amend('Customer', { Notes: `changed ${this.#count}` }),
      () => this.#amend('Customer', { Active: this.#fraction() < 0.5 }),
      () => this.#amend('Invoice', { PrivateNote: `changed ${this.#count}` }),
      () => this.#post('invoice?operation=void', this.#pick('Invoice')),
      () => this.#post('payment?operation=delete', this.#pick('Payment')),
      () => this.#post(`invoice/${String(this.#pick('Invoice')?.['Id'])}/send?sendTo=a%40b.test`, ''),
      () => this.#batch(),
      () => this.#post(`customer?requestid=r${this.#below(9)}`, { DisplayName: `R${this.#below(9)}` }),
      () => this.#bookkeeper(),
      () => this.#upload(),
    ];
    await steps[this.#below(steps.length)]?.();
  }

  #below(limit: number): number {
    return Math.floor(this.#fraction() * limit);
  }

  #pick(entity: 'Customer' | 'Invoice' | 'Payment'): Json | undefined {
    const records = this.#known[entity];
    return records[this.#below(records.length)];
  }

  #invoice(): Json {
    const Line = Array.from({ length: 1 + this.#below(3) }, () => {
      const [Qty, UnitPrice] = [1 + this.#below(5), this.#below(10_000) / 100];
      const Amount = Math.round(Qty * UnitPrice * 100) / 100;
      return {
        Amount,
        DetailType: 'SalesItemLineDetail',
        SalesItemLineDetail: { ItemRef: { value: '1' }, Qty, UnitPrice },
      };
    });
    return { CustomerRef: { value: this.#pick('Customer')?.['Id'] ?? '1' }, Line };
  }

  #payment(): Json {
    const invoice = this.#pick('Invoice');
    const TotalAmt = 1 + this.#below(5000) / 100;
    const Line =
      invoice === undefined ? [] : [{ Amount: TotalAmt, LinkedTxn: [{ TxnId: invoice['Id'], TxnType: 'Invoice' }] }];
    return { CustomerRef: invoice?.['CustomerRef'] ?? { value: '1' }, TotalAmt, Line };
  }

  async #save(entity: 'Customer' | 'Invoice' | 'Payment', body: Json): Promise<void> {
    const saved = (await this.#post(entity.toLowerCase(), body))[entity] as Json | undefined;
    if (saved !== undefined) this.#known[entity].push(saved);
  }

  /** With the SyncToken of the time when it was made: often stale by now. */
  async #amend(entity: 'Customer' | 'Invoice', patch: Json): Promise<void> {
    const record = this.#pick(entity);
    if (record === undefined) return;
    const answer = await this.#post(entity.toLowerCase(), {
      Id: record['Id'],
      SyncToken: record['SyncToken'],
      sparse: true,
      ...patch,
    });
    Object.assign(record, answer[entity]);
  }

  #batch(): Promise<Json> {
    return this.#post('batch', {
      BatchItemRequest: [
        { bId: '1', operation: 'create', Customer: { DisplayName: `B${this.#below(20)}` } },
        { bId: '2', operation: 'create', Invoice: this.#invoice() },
        { bId: '3', Query: 'select count(*) from Invoice' },
      ],
    });
  }

  async #bookkeeper(): Promise<void> {
    const { emulator, realmId } = this.#books;
    const invoiceId = this.#pick('Invoice')?.['Id'];
    await emulator.control('POST', `/companies/${realmId}/act/receive-payment`, { invoiceId, amount: 1 }).catch(() => {
      this.refused += 1;
    });
  }

  async #upload(): Promise<void> {
    const bytes = Array.from({ length: 20 }, () => String.fromCharCode(this.#below(256))).join('');
    const head = 'Content-Disposition: form-data; name="file_content_01"; filename="a.pdf"';
    await this.#books.api('upload', {
      body: `--b\r\n${head}\r\nContent-Type: application/pdf\r\n\r\n${bytes}\r\n--b--\r\n`,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
  }

  async #post(path: string, body: unknown): Promise<Json> {
    const response = await this.#books.api(path, { body: body ?? {} });
    if (response.status !== 200) this.refused += 1;
    return (await response.json()) as Json;
  }
}

describe('a company after a restart', () => {
  it.each([1, 2, 3, 4])('is the same to the last record, whatever was done to it (seed %i)', async seed => {
    const books = await connected({ dataDir: folder, company: { sample: seed % 2 === 0 } });
    const client = new RandomClient(books, seed);
    for (let count = 0; count < CALLS; count++) await client.step();
    const path = `/companies/${books.realmId}/export`;
    const before = await books.emulator.control('GET', path);
    expect(await books.emulator.control('GET', `/companies/${books.realmId}`)).toMatchObject({ trialBalanceSum: 0 });
    expect(client.refused).toBeGreaterThan(10);
    await books.emulator.close();

    const again = await startEmulator({ port: null, dataDir: folder });
    expect(await again.control('GET', path)).toEqual(before);
    await again.close();
  });
});
