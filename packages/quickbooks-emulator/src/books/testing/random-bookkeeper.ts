import type { EntityName } from '../entities/entity-name.ts';
import { BooksFault } from '../faults/books-fault.ts';
import { objectsAt, refAt, textAt, type JsonObject } from '../json.ts';
import { saleLine, SEED, TestBooks } from './test-books.ts';

/** One thing a bookkeeper does; the numbers choose among what is there. */
export interface Act {
  readonly verb: 'create' | 'update' | 'void' | 'delete' | 'apply';
  readonly entity: EntityName;
  readonly pick: number;
  readonly amount: number;
  readonly quantity: number;
}

/** What the bookkeeper can do at all. */
export const ACTED_ON = [
  'Invoice',
  'Estimate',
  'Payment',
  'CreditMemo',
  'SalesReceipt',
  'RefundReceipt',
  'Deposit',
  'Bill',
  'BillPayment',
  'Purchase',
  'JournalEntry',
  'InventoryAdjustment',
] as const satisfies readonly EntityName[];

/** Does whatever it is told in a company with two currencies, taxes and stock; what the books refuse is left undone. */
export class RandomBookkeeper {
  readonly books: TestBooks;
  readonly stockItem: string;
  readonly customers: readonly string[];
  refusals = 0;

  constructor() {
    this.books = new TestBooks({ preferences: { CurrencyPrefs: { MultiCurrencyEnabled: true } } });
    const child = { DisplayName: 'Quay Site', Job: true, ParentRef: { value: '1' } };
    const euro = { DisplayName: 'Café de Flore', CurrencyRef: { value: 'EUR' } };
    this.customers = ['1', ...[child, euro].map(body => idOf(this.books.create('Customer', body)))];
    this.books.create('Vendor', { DisplayName: 'Bob' });
    this.books.create('Vendor', { DisplayName: 'Wiener Holz', CurrencyRef: { value: 'EUR' } });
    this.stockItem = idOf(
      this.books.create('Item', {
        Name: 'Brake Pad',
        Type: 'Inventory',
        Taxable: true,
        TrackQtyOnHand: true,
        QtyOnHand: 20,
        PurchaseCost: 3.33,
        InvStartDate: '2026-01-01',
        IncomeAccountRef: { value: SEED.productIncome },
        ExpenseAccountRef: { value: SEED.costOfGoods },
        AssetAccountRef: { value: SEED.inventoryAsset },
      }),
    );
  }

  /** Does one act; a fault of the books counts as a refusal, anything else is a defect. */
  does(act: Act): void {
    try {
      this.#attempt(act);
    } catch (fault) {
      if (!(fault instanceof BooksFault)) throw fault;
      this.refusals += 1;
    }
  }

  #attempt(act: Act): void {
    if (act.verb === 'create') this.books.create(act.entity, this.#body(act));
    else if (act.verb === 'apply') this.#apply(act);
    else this.#change(act);
  }

  #change(act: Act): void {
    const ids = this.#ids(act.entity);
    const id = ids[act.pick % Math.max(ids.length, 1)];
    if (id === undefined) return;
    if (act.verb === 'void') this.books.void(act.entity, id);
    else if (act.verb === 'delete') this.books.delete(act.entity, id);
    else this.books.sparse(act.entity, { ...this.#body(act), Id: id });
  }

  /** A payment over the open invoices of a customer, with a credit memo when there is one. */
  #apply({ pick, amount }: Act): void {
    const customer = this.#customer(pick);
    const open = this.#openOf('Invoice', customer).slice(0, 2);
    const [credit] = this.#openOf('CreditMemo', customer);
    const line = (record: JsonObject, type: string): JsonObject => ({
      Amount: Math.min(Number(record['Balance']), amount),
      LinkedTxn: [{ TxnId: idOf(record), TxnType: type }],
    });
    const lines = [...open.map(record => line(record, 'Invoice')), ...(credit ? [line(credit, 'CreditMemo')] : [])];
    this.books.create('Payment', {
      CustomerRef: { value: customer },
      TotalAmt: amount * 2,
      ...(customer === this.customers[2] ? { ExchangeRate: 1 + (pick % 40) / 100 } : {}),
      Line: lines,
    });
  }

  #body({ entity, pick, amount, quantity }: Act): JsonObject {
    const customer = this.#customer(pick);
    const rate = customer === this.customers[2] ? { ExchangeRate: 1 + (quantity % 30) / 100 } : {};
    const stock = saleLine(amount, { ItemRef: { value: this.stockItem }, Qty: quantity });
    const sale = {
      CustomerRef: { value: customer },
      ...rate,
      Line: pick % 2 === 0 ? [stock, saleLine(amount)] : [saleLine(amount), ...DISCOUNT],
      ...(pick % 3 === 0 ? { TxnTaxDetail: { TxnTaxCodeRef: { value: '3' } } } : {}),
    };
    if (isPurchase(entity)) return this.#spending({ entity, pick, amount, quantity });
    switch (entity as string) {
      case 'Invoice':
        return pick % 5 === 0 ? { ...sale, Deposit: Math.floor(amount / 2) } : sale;
      case 'RefundReceipt':
        return { ...sale, DepositToAccountRef: { value: SEED.checking } };
      case 'Payment':
        return { CustomerRef: { value: customer }, TotalAmt: amount, ...rate };
      case 'Deposit':
        return { DepositToAccountRef: { value: SEED.checking }, Line: this.#depositLines(pick, amount) };
      case 'JournalEntry':
        return { Line: journalLines(customer, amount) };
      case 'InventoryAdjustment':
        return {
          Line: [
            {
              DetailType: 'ItemAdjustmentLineDetail',
              ItemAdjustmentLineDetail: { ItemRef: { value: this.stockItem }, QtyDiff: quantity - 10 },
            },
          ],
        };
      default:
        return sale;
    }
  }

  #spending({ entity, pick, amount, quantity }: Omit<Act, 'verb'>): JsonObject {
    const vendor = pick % 4 === 0 ? '2' : '1';
    const rate = vendor === '2' ? { ExchangeRate: 1 + (quantity % 30) / 100 } : {};
    if (entity === 'BillPayment') {
      const [bill] = this.#openOf('Bill', undefined).filter(each => refAt(each, 'VendorRef') === vendor);
      const link = bill && {
        Amount: Math.min(Number(bill['Balance']), amount),
        LinkedTxn: [{ TxnId: idOf(bill), TxnType: 'Bill' }],
      };
      const check = { PayType: 'Check', CheckPayment: { BankAccountRef: { value: SEED.checking } } };
      return { VendorRef: { value: vendor }, ...rate, ...check, TotalAmt: amount, Line: link ? [link] : [] };
    }
    const goods = { ItemRef: { value: this.stockItem }, Qty: quantity, UnitPrice: 1 };
    const line =
      pick % 2 === 0
        ? { Amount: amount, DetailType: 'ItemBasedExpenseLineDetail', ItemBasedExpenseLineDetail: goods }
        : {
            Amount: amount,
            DetailType: 'AccountBasedExpenseLineDetail',
            AccountBasedExpenseLineDetail: { AccountRef: { value: SEED.expense } },
          };
    const own =
      entity === 'Bill'
        ? { VendorRef: { value: vendor }, ...rate }
        : { PaymentType: 'CreditCard', AccountRef: { value: SEED.card } };
    return { ...own, Line: [line] };
  }

  #depositLines(pick: number, amount: number): JsonObject[] {
    const payments = this.#ids('Payment');
    const id = payments[pick % Math.max(payments.length, 1)];
    const own = {
      Amount: amount,
      DetailType: 'DepositLineDetail',
      DepositLineDetail: { AccountRef: { value: SEED.income } },
    };
    return id === undefined ? [own] : [own, { LinkedTxn: [{ TxnId: id, TxnType: 'Payment' }] }];
  }

  #customer(pick: number): string {
    return this.customers[pick % this.customers.length] ?? '1';
  }

  #ids(entity: EntityName): string[] {
    return this.books.company
      .table(entity)
      .inIdOrder()
      .map(({ id }) => id);
  }

  #openOf(entity: EntityName, customer: string | undefined): JsonObject[] {
    return this.#ids(entity)
      .map(id => this.books.read(entity, id))
      .filter(record => Number(record['Balance']) > 0)
      .filter(record => customer === undefined || (record['CustomerRef'] as JsonObject)['value'] === customer);
  }
}

const DISCOUNT: readonly JsonObject[] = [
  { DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: true, DiscountPercent: 12.5 } },
];

function isPurchase(entity: EntityName): boolean {
  return entity === 'Bill' || entity === 'BillPayment' || entity === 'Purchase';
}

/** A receivable of a home-currency customer against income, sometimes the other way round. */
function journalLines(customer: string, amount: number): JsonObject[] {
  const side = (PostingType: string, account: string, more: JsonObject = {}): JsonObject => ({
    Amount: amount,
    DetailType: 'JournalEntryLineDetail',
    JournalEntryLineDetail: { PostingType, AccountRef: { value: account }, ...more },
  });
  const who = { Entity: { Type: 'Customer', EntityRef: { value: customer } } };
  const isCredit = Math.floor(amount) % 2 === 0;
  return isCredit
    ? [side('Credit', SEED.receivable, who), side('Debit', SEED.expense)]
    : [side('Debit', SEED.receivable, who), side('Credit', SEED.income)];
}

function idOf(record: JsonObject): string {
  return textAt(record, 'Id') ?? '';
}

/** Lines of a record, for checks. */
export function linesOf(record: JsonObject): readonly JsonObject[] {
  return objectsAt(record, 'Line');
}
