import { sql, type RawBuilder } from 'kysely';
import { instant, localDateIn, type LocalDate } from '@tieout/domain';
import type { Db } from '../store/store.ts';

/** What day it is for the records of a workspace: its companies may be a calendar day apart. */
export interface CompanyDays {
  /** Of the default company, or the workspace's where none is on: for what belongs to no company that is on. */
  readonly usual: LocalDate;
  /** Of the companies that are on and where it is another day, by id. */
  readonly others: ReadonlyMap<string, LocalDate>;
}

/** The companies that are on, as far as lists and totals go by them. */
export interface CompaniesOn {
  readonly days: CompanyDays;
  /** Of the default company, or the workspace's where none is on. */
  readonly homeCurrency: string;
}

interface Row {
  readonly id: string | null;
  readonly time_zone: string;
  readonly currency: string;
}

/** Reads them; the default one is the first. */
export async function readCompaniesOn(db: Db, workspaceId: string, now: Date): Promise<CompaniesOn> {
  const { rows } = await sql<Row>`
    select c.id, coalesce(c.time_zone, w.time_zone) as time_zone, coalesce(c.currency, w.currency) as currency
    from workspace w left join connection c on c.workspace_id = w.id and c.state <> 'disconnected'
    where w.id = ${workspaceId} order by c.is_default desc, c.connected_at, c.id`.execute(db);
  const dayIn = (timeZone: string): LocalDate => localDateIn(timeZone, instant(now.toISOString()));
  const [first] = rows;
  if (first === undefined) throw new Error(`There is no workspace ${workspaceId}.`);
  const usual = dayIn(first.time_zone);
  const days = rows.map(({ id, time_zone: zone }) => [id, dayIn(zone)] as const);
  const others = days.filter((pair): pair is readonly [string, LocalDate] => pair[0] !== null && pair[1] !== usual);
  return { days: { usual, others: new Map(others) }, homeCurrency: first.currency };
}

/** What day it is for a record of that company; null for one of none. */
export const dayOf = ({ usual, others }: CompanyDays, connectionId: string | null): LocalDate =>
  (connectionId === null ? undefined : others.get(connectionId)) ?? usual;

/** The same of a row, by its column `connection_id`. */
export function dayOfRow({ usual, others }: CompanyDays): RawBuilder<LocalDate> {
  if (others.size === 0) return sql<LocalDate>`${usual}::date`;
  const cases = [...others].map(([id, day]) => sql`when ${id}::uuid then ${day}::date`);
  return sql<LocalDate>`(case connection_id ${sql.join(cases, sql` `)} else ${usual}::date end)`;
}

/** The latest of all these days: what lies before none of them need not be looked at. */
export const latestDay = ({ usual, others }: CompanyDays): LocalDate =>
  [...others.values()].reduce((latest, day) => (day > latest ? day : latest), usual);
