import { sql } from 'kysely';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Db } from '../../../store/store.ts';
import { csvLine } from './csv-line.ts';
import { readTieOut } from './tie-out-answer.ts';

/** Parts of a tie-out that can be had as a file. */
export type FilePart = 'documents' | 'customers' | 'periods';

interface PartFile {
  readonly table: string;
  readonly columns: readonly string[];
  /** Leaves what agrees out. */
  readonly differing: string;
}

const files: Readonly<Record<FilePart, PartFile>> = {
  documents: {
    table: 'tie_out_document',
    columns: [
      ...[
        'kind',
        'verdict',
        'number',
        'customer_name',
        'txn_date',
        'currency',
        'total_here',
        'total_books',
        'tax_here',
      ],
      ...['tax_books', 'balance_here', 'balance_books', 'record_id', 'books_id', 'reason', 'settled'],
    ],
    differing: `verdict not in ('ties', 'left-alone')`,
  },
  customers: {
    table: 'tie_out_customer',
    columns: ['name', 'currency', 'open_here', 'open_books', 'stated', 'left_alone', 'customer_id', 'books_id'],
    differing: 'open_here <> open_books',
  },
  periods: {
    table: 'tie_out_period',
    columns: ['month', 'class', 'account_name', 'account_id', 'currency', 'amount_here', 'amount_books'],
    differing: 'amount_here <> amount_books',
  },
};

const amountColumn = /_here$|_books$|^stated$|^left_alone$/;

/** Rows fetched in one round: a file of a hundred thousand documents is never in memory as a whole. */
const rowsAtOnce = 2_000;

export interface FileAsked {
  readonly part: FilePart;
  readonly show: 'differing' | 'all';
}

/** One part of a tie-out as CSV (RFC 4180), line by line. Amounts are plain decimals. @throws ProblemFault `not-found` */
export async function tieOutFile(db: Db, key: RecordKey, asked: FileAsked): Promise<AsyncGenerator<string>> {
  await readTieOut(db, key);
  return lines(db, key.id, asked);
}

async function* lines(db: Db, tieOutId: string, { part, show }: FileAsked): AsyncGenerator<string> {
  const { table, columns, differing } = files[part];
  yield csvLine(columns);
  const chosen = sql.raw(columns.map(expressionOf).join(', '));
  const filter = show === 'differing' ? sql.raw(differing) : sql`true`;
  for (let after = 0; ;) {
    const { rows } = await sql<{ readonly seq: number } & Readonly<Record<string, string | null>>>`
      select seq, ${chosen} from ${sql.table(table)} r where tie_out_id = ${tieOutId} and seq > ${after} and ${filter}
      order by seq limit ${rowsAtOnce}`.execute(db);
    if (rows.length > 0) yield rows.map(row => csvLine(columns.map(column => row[column] ?? ''))).join('');
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)?.seq ?? after;
  }
}

function expressionOf(column: string): string {
  if (column === 'reason') {
    return `(select string_agg(d->>'sentence', ' ') from jsonb_array_elements(r.differences) d) as reason`;
  }
  return amountColumn.test(column) ? `trim_scale(r.${column})::text as ${column}` : `r.${column}::text as ${column}`;
}
