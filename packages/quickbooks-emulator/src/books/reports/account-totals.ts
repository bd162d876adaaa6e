import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { refAt, textAt, type BooksRecord } from '../json.ts';
import { postingsOn, type ReportBasis } from './report-basis.ts';
import type { Cell, ReportRow } from './report.ts';
import { money } from './report.ts';

/** Sums of what was posted to each account within a period; debits positive. */
export function accountTotals(
  company: Company,
  basis: ReportBasis,
  period: { readonly start: string; readonly end: string },
) {
  const totals = new Map<string, Cents>();
  for (const { date, postings } of postingsOn(company, basis)) {
    if (date < period.start || date > period.end) continue;
    for (const { account, amount } of postings) totals.set(account, (totals.get(account) ?? 0n) + amount);
  }
  return totals;
}

/** An account with what a report says of it and of the accounts below. */
export interface AccountNode {
  readonly record: BooksRecord;
  readonly id: string;
  readonly own: Cents;
  readonly total: Cents;
  readonly children: readonly AccountNode[];
}

/** The accounts of some types as trees; those without anything to show are left out. */
export function accountTrees(
  company: Company,
  totals: ReadonlyMap<string, Cents>,
  shown: { readonly types: readonly string[]; readonly sign: 1n | -1n },
): AccountNode[] {
  const accounts = company
    .table('Account')
    .inNameOrder()
    .map(({ id }): BooksRecord => company.table('Account').record(id) ?? {})
    .filter(record => shown.types.includes(textAt(record, 'AccountType') ?? ''));
  const nodeOf = (record: BooksRecord): AccountNode => {
    const id = textAt(record, 'Id') ?? '';
    const children = accounts
      .filter(child => refAt(child, 'ParentRef') === id)
      .map(nodeOf)
      .filter(isShown);
    const own = shown.sign * (totals.get(id) ?? 0n);
    return { record, id, own, total: children.reduce((sum, child) => sum + child.total, own), children };
  };
  return accounts
    .filter(record => refAt(record, 'ParentRef') === undefined)
    .map(nodeOf)
    .filter(isShown);
}

function isShown({ own, children }: AccountNode): boolean {
  return own !== 0n || children.length > 0;
}

/** Sum over trees. */
export function totalOf(nodes: readonly AccountNode[]): Cents {
  return nodes.reduce((sum, { total }) => sum + total, 0n);
}

/** An account as a row: a line, or a section when there are accounts below it. */
export function accountRow({ record, id, own, total, children }: AccountNode): ReportRow {
  const name: Cell = { value: textAt(record, 'Name') ?? '', id };
  if (children.length === 0) return { kind: 'line', cells: [name, money(own)] };
  return {
    kind: 'section',
    header: [name, own === 0n ? { value: '' } : money(own)],
    rows: children.map(accountRow),
    summary: [{ value: `Total ${name.value}` }, money(total)],
  };
}

/** A titled section of accounts with its sum. */
export function accountSection(title: string, nodes: readonly AccountNode[], group: string): ReportRow {
  return {
    kind: 'section',
    header: [{ value: title }, { value: '' }],
    rows: nodes.map(accountRow),
    summary: [{ value: `Total ${title}` }, money(totalOf(nodes))],
    group,
  };
}

/** A sum between sections: Gross Profit, Net Income. */
export function sumRow(title: string, amount: Cents, group: string): ReportRow {
  return { kind: 'section', summary: [{ value: title }, money(amount)], group };
}
