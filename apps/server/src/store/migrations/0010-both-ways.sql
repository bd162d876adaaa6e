-- Customers, items and documents on both sides: what waits to go out, the engine's journal, and what people said about pairs.

-- What was changed here and is not known to be in QuickBooks: written in the transaction of the change itself.
create table outbox (
  connection_id uuid not null references connection on delete cascade,
  workspace_id uuid not null references workspace on delete cascade,
  kind text not null check (kind in ('customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment')),
  record_id uuid not null,
  -- Counts the changes: what is taken away after a push is what the push saw, never a change made meanwhile.
  generation integer not null default 1,
  since timestamptz not null,
  changed_by text not null,
  -- A person asked for exactly this record, whatever the rules do by themselves.
  is_ordered boolean not null default false,
  -- The books record that a person says is the same; 'none': a person says there is none.
  chosen_books_id text,
  -- Why it still waits: a verdict. Null while it is on its way.
  held jsonb,
  primary key (connection_id, kind, record_id)
);
create index outbox_oldest on outbox (connection_id, since, record_id);

-- One row a decision: the intent before anything is done, the outcome after it (packages/sync, ports/journal). The rows of `journal`
-- that people read are made from it.
create table sync_entry (
  id uuid primary key,
  run_id uuid not null references run on delete cascade,
  workspace_id uuid not null references workspace on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  sequence integer not null,
  kind text not null check (kind in ('customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment')),
  record_id uuid,
  books_id text,
  name text not null,
  mode text not null check (mode in ('sync', 'undo')),
  verdict jsonb not null,
  steps jsonb not null,
  -- Both sides, link and tombstone as they stood.
  before jsonb not null,
  -- The call to QuickBooks, kept so that it can be sent again word for word; null for what is done here alone.
  remote jsonb,
  begun_at timestamptz not null,
  -- {verdict, after}
  outcome jsonb,
  settled_at timestamptz,
  check ((outcome is null) = (settled_at is null))
);
create index sync_entry_of_run on sync_entry (run_id, sequence);
create index sync_entry_of_record on sync_entry (record_id, begun_at) where record_id is not null;
create index sync_entry_remote on sync_entry (connection_id, kind, record_id) where remote is not null;
create index sync_entry_open on sync_entry (connection_id, begun_at, sequence) where outcome is null;

create function keep_sync_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select 1 from run where id = old.run_id) then return old; end if;
  if tg_op = 'UPDATE' and old.outcome is null
    and (new.id, new.run_id, new.kind, new.record_id, new.books_id, new.steps, new.before, new.remote) is not distinct from
        (old.id, old.run_id, old.kind, old.record_id, old.books_id, old.steps, old.before, old.remote) then
    return new;
  end if;
  raise exception 'the journal of the engine is append-only' using errcode = 'restrict_violation';
end $$;
create trigger sync_entry_is_append_only before update or delete on sync_entry for each row execute function keep_sync_entry();

-- What a person answered to a problem, until the pair converges.
create table pair_answer (
  connection_id uuid not null references connection on delete cascade,
  workspace_id uuid not null references workspace on delete cascade,
  kind text not null check (kind in ('customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment')),
  record_id uuid,
  books_id text,
  answers jsonb not null,
  answered_by text not null,
  answered_at timestamptz not null,
  check (record_id is not null or books_id is not null)
);
create unique index pair_answer_one on pair_answer (connection_id, kind, coalesce(record_id::text, books_id));

-- Two records that a person parted: neither is matched, made or changed because of the other until a person links them again (U35).
create table kept_apart (
  connection_id uuid not null references connection on delete cascade,
  workspace_id uuid not null references workspace on delete cascade,
  kind text not null check (kind in ('customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment')),
  record_id uuid not null,
  books_id text not null,
  parted_by text not null,
  parted_at timestamptz not null,
  primary key (connection_id, kind, record_id)
);
create unique index kept_apart_there on kept_apart (connection_id, kind, books_id);

-- Undo is a plan too: it can be looked at before it is carried out.
alter table plan add column kind text not null default 'import' check (kind in ('import', 'undo'));
alter table plan add column undoes_run_id uuid references run on delete set null;
alter table plan_step drop constraint plan_step_action_check;
alter table plan_step add constraint plan_step_action_check
  check (action in ('create', 'update', 'link', 'skip', 'decide', 'archive', 'remove', 'restore', 'unlink'));
-- The engine's decision, where the plan is carried out to the letter.
alter table plan_step add column decision jsonb;
