-- How records stood before they changed: for whoever asks what was known at a moment (B11).

-- A record of the workspace as it stood until it was replaced, with its lines where it has some.
create table record_past (
  id bigint generated always as identity primary key,
  workspace_id uuid not null references workspace on delete cascade,
  kind text not null,
  record_id uuid not null,
  -- When the next state came, by the clock of the app.
  replaced_at timestamptz not null,
  state jsonb not null
);
create index record_past_of_record on record_past (record_id, replaced_at);

-- A record of the books as it stood until QuickBooks changed it, by QuickBooks' own times.
create table mirror_past (
  id bigint generated always as identity primary key,
  connection_id uuid not null references connection on delete cascade,
  entity text not null,
  books_id text not null,
  changed_at timestamptz not null,
  replaced_at timestamptz not null,
  life text not null,
  payload jsonb not null,
  fields jsonb
);
create index mirror_past_of_record on mirror_past (connection_id, entity, books_id, replaced_at);

-- Marks, versions and search words are about the record, not of it.
create function keep_record_past() returns trigger language plpgsql as $$
declare
  beside constant text[] := array['mark', 'version', 'updated_at', 'search'];
  past constant jsonb := to_jsonb(old) - beside;
begin
  if past = to_jsonb(new) - beside then return null; end if;
  insert into record_past (workspace_id, kind, record_id, replaced_at, state)
  values (old.workspace_id, tg_argv[0], old.id,
    -- Some writes move the moment in a statement of their own, afterwards.
    case when new.updated_at is distinct from old.updated_at then new.updated_at else now() end, past || case when tg_argv[0] = 'invoice' then jsonb_build_object('lines',
    (select jsonb_agg(jsonb_build_object('description', n.description, 'amount', n.amount::text) order by n.position) from invoice_line n where n.invoice_id = old.id)) else '{}' end);
  return null;
end $$;
create trigger customer_past after update on customer for each row execute function keep_record_past('customer');
create trigger item_past after update on item for each row execute function keep_record_past('item');
create trigger invoice_past after update on invoice for each row execute function keep_record_past('invoice');

create function keep_mirror_past() returns trigger language plpgsql as $$
begin
  insert into mirror_past (connection_id, entity, books_id, changed_at, replaced_at, life, payload, fields)
  values (old.connection_id, old.entity, old.books_id, old.changed_at, new.changed_at, old.life, old.payload, old.fields);
  return null;
end $$;
create trigger mirror_keeps_past after update on mirror for each row
  when (old.payload is distinct from new.payload or old.life is distinct from new.life)
  execute function keep_mirror_past();
