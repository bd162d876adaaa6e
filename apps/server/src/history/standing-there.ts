import { sql } from 'kysely';
import type { RecordedKind, Standing } from '@tieout/api';
import type { Db } from '../store/store.ts';
import type { RecordedRecord } from './find-recorded.ts';
import { shownState, type StateFields } from './shown-state.ts';

/** What QuickBooks calls them. */
const entities: Readonly<Record<RecordedKind, string>> = {
  customer: 'Customer',
  item: 'Item',
  invoice: 'Invoice',
  estimate: 'Estimate',
  'credit-memo': 'CreditMemo',
  'refund-receipt': 'RefundReceipt',
  payment: 'Payment',
};

interface State {
  readonly life: string;
  readonly changed_at: Date;
  readonly made_at: string | null;
  readonly state: StateFields;
}

/**
 * The record as it stood in the books at a moment, by QuickBooks' own times. What it was before we first looked nobody here can know, and
 * that is said.
 */
export async function standingThere(db: Db, record: RecordedRecord, moment: Date): Promise<Standing> {
  const found = await readState(db, record, moment);
  if (found === undefined) return empty('absent', 'It is linked to nothing in QuickBooks.');
  if (found.made_at !== null && new Date(found.made_at) > moment)
    return empty('absent', 'It was not in QuickBooks yet.');
  if (found.changed_at > moment)
    return empty('unknown', 'It changed in QuickBooks before we first looked: how it was is not known.');
  if (found.life === 'deleted' || found.life === 'merged')
    return empty('absent', `It was ${found.life} in QuickBooks.`);
  return {
    side: 'books',
    presence: 'present',
    fields: shownState(record.kind, 'books', found.state),
    since: found.changed_at.toISOString(),
    sentence: found.life === 'live' ? '' : `It was ${found.life} in QuickBooks.`,
  };
}

const empty = (presence: 'absent' | 'unknown', sentence: string): Standing => ({
  side: 'books',
  presence,
  fields: [],
  since: null,
  sentence,
});

/** The link, or the tombstone that was left of it, leads to the books record. */
async function readState(db: Db, { workspaceId, kind, id }: RecordedRecord, moment: Date): Promise<State | undefined> {
  const { rows } = await sql<State>`
    with joined as (
      select connection_id, books_id from link where record_id = ${id} and kind = ${kind} and workspace_id = ${workspaceId}
      union
      select connection_id, books_id from tombstone where record_id = ${id} and kind = ${kind} and workspace_id = ${workspaceId}
      limit 1
    ),
    states as (
      select p.life, p.changed_at, p.replaced_at, p.payload, p.fields from mirror_past p join joined using (connection_id, books_id)
      where p.entity = ${entities[kind]} and p.replaced_at > ${moment}
      union all
      select m.life, m.changed_at, 'infinity', m.payload, m.fields from mirror m join joined using (connection_id, books_id)
      where m.entity = ${entities[kind]}
    )
    select life, changed_at, payload->'MetaData'->>'CreateTime' as made_at, coalesce(fields, payload) as state
    from states order by replaced_at limit 1`.execute(db);
  return rows[0];
}
