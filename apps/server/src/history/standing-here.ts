import { sql } from 'kysely';
import type { Standing } from '@tieout/api';
import type { Db } from '../store/store.ts';
import { rowsOf, type RecordedRecord } from './find-recorded.ts';
import { shownState, type StateFields } from './shown-state.ts';

interface State {
  readonly state: StateFields;
  readonly since: Date | null;
  readonly created_at: Date;
}

/**
 * The record as it stood here at a moment: the first past state that was replaced later, or the present one. Amounts leave SQL as text:
 * JSON numbers would lose digits.
 */
export async function standingHere(db: Db, record: RecordedRecord, moment: Date): Promise<Standing> {
  const found = await readState(db, record, moment);
  if (found === undefined || found.created_at > moment) return absent('It was not here yet.');
  const { state, since } = found;
  const life = state['life'];
  if (life === 'deleted' || state['is_deleted'] === 'true') return absent('It was deleted here.');
  return {
    side: 'here',
    presence: 'present',
    fields: shownState(record.kind, 'here', state),
    since: (since ?? found.created_at).toISOString(),
    sentence: '',
  };
}

const absent = (sentence: string): Standing => ({
  side: 'here',
  presence: 'absent',
  fields: [],
  since: null,
  sentence,
});

async function readState(db: Db, { workspaceId, kind, id }: RecordedRecord, moment: Date): Promise<State | undefined> {
  const lines = sql`(select jsonb_agg(jsonb_build_object('description', n.description, 'amount', n.amount::text) order by n.position) from invoice_line n where n.invoice_id = r.id)`;
  const { rows } = await sql<State>`
    with states as (
      select p.state, p.replaced_at from record_past p
      where p.record_id = ${id} and p.workspace_id = ${workspaceId} and p.replaced_at > ${moment}
      union all
      select to_jsonb(r) - 'search' || ${kind === 'invoice' ? sql`jsonb_build_object('lines', ${lines})` : sql`'{}'::jsonb`}, 'infinity'
      from ${rowsOf(kind)} where r.id = ${id} and r.workspace_id = ${workspaceId}
    ),
    chosen as (select state from states order by replaced_at limit 1)
    select (select jsonb_object_agg(e.key, case jsonb_typeof(e.value) when 'number' then to_jsonb(e.value #>> '{}')
        when 'boolean' then to_jsonb(e.value #>> '{}') else e.value end) from jsonb_each(c.state) e) as state,
      (select max(replaced_at) from record_past where record_id = ${id} and replaced_at <= ${moment}) as since,
      (c.state->>'created_at')::timestamptz as created_at
    from chosen c`.execute(db);
  return rows[0];
}
