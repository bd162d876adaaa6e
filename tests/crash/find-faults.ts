import type { Ledger, LedgerRecord } from './ledger.ts';
import type { Sides, Standing } from './sides.ts';

/** Items that every company begins with, and the income that they are booked to. */
const ofTheCompany = new Set(['Services', 'Hours']);

/** What is wrong once everything is quiet, in sentences; nothing when both sides hold what people saved, once each. */
export function findFaults({ here, there }: Sides, ledger: Ledger): readonly string[] {
  const known = new Set(ledger.records.map(nameOf));
  return [
    ...doubles(here, 'here'),
    ...doubles(there, 'there'),
    ...[...here, ...there].filter(each => !known.has(nameOf(each)) && !ofTheCompany.has(each.name)).map(strange),
    ...sharedIds(here),
    ...here.filter(({ mark, name }) => mark !== 'in-step' && !ofTheCompany.has(name)).map(outOfStep),
    ...ledger.records.flatMap(record => faultsOf(record, { here, there })),
  ];
}

const nameOf = ({ kind, name }: Pick<Standing, 'kind' | 'name'>): string => `${kind} “${name}”`;
const strange = (each: Standing): string => `${nameOf(each)} was made by nobody`;
const outOfStep = (each: Standing): string => `${nameOf(each)} is ${each.mark ?? 'without a mark'}`;

function doubles(rows: readonly Standing[], where: string): readonly string[] {
  const names = rows.map(nameOf);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map(
    name => `${name} is ${where} more than once`,
  );
}

function sharedIds(here: readonly Standing[]): readonly string[] {
  const ids = here.filter(({ booksId }) => booksId !== null).map(({ kind, booksId }) => `${kind} ${booksId ?? ''}`);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map(
    id => `${id} in QuickBooks is linked more than once`,
  );
}

function faultsOf(record: LedgerRecord, { here, there }: Sides): readonly string[] {
  const ours = here.find(each => nameOf(each) === nameOf(record));
  const theirs = there.find(each => nameOf(each) === nameOf(record));
  if (ours === undefined || theirs === undefined) {
    return [`${nameOf(record)} is not ${ours === undefined ? 'here' : 'in QuickBooks'}`];
  }
  const lost = [...record.values].flatMap(([field, value]) =>
    [ours.values[field], theirs.values[field]].every(stands => stands === value)
      ? []
      : [
          `${nameOf(record)} ${field} was saved as “${value}” and is “${ours.values[field] ?? ''}” here, “${theirs.values[field] ?? ''}” there`,
        ],
  );
  const apart = Object.keys(theirs.values)
    .filter(field => ours.values[field] !== theirs.values[field])
    .map(
      field =>
        `${nameOf(record)} ${field} differs: “${ours.values[field] ?? ''}” here, “${theirs.values[field] ?? ''}” there`,
    );
  return [...lost, ...apart];
}
