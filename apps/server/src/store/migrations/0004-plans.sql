-- Plans, what was carried out, and what needs a person.

create table plan (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  categories text[] not null,
  state text not null check (state in ('reading', 'deciding', 'ready', 'applying', 'applied', 'failed', 'discarded')),
  progress_done integer not null default 0,
  progress_total integer,
  progress_sentence text not null default '',
  -- Where reading goes on after a crash: finished entities and the last Id of the one being read.
  reading jsonb not null default '{}',
  -- Last step that was carried out: applying goes on behind it after a crash.
  applied_seq integer not null default 0,
  -- Answered steps are carried out first; this is the last of them.
  answered_seq integer not null default 0,
  count_do integer not null default 0,
  count_leave integer not null default 0,
  count_decide integer not null default 0,
  count_ticked integer not null default 0,
  run_id uuid,
  created_by text not null,
  created_at timestamptz not null,
  failure text
);
create index plan_newest on plan (workspace_id, created_at desc, id desc);
-- Two tabs that press Import at once: the second one finds this index.
create unique index plan_working on plan (connection_id) where state in ('reading', 'deciding', 'applying');

-- The id of a step is the plan's id with the sequence number in its last eight digits: 150,000 rows need no second index.
create table plan_step (
  plan_id uuid not null references plan on delete cascade,
  seq integer not null,
  category text not null check (category in ('customers', 'inventory', 'non-inventory', 'invoices')),
  step_group text not null check (step_group in ('do', 'leave', 'decide')),
  action text not null check (action in ('create', 'update', 'link', 'skip', 'decide', 'archive')),
  is_ticked boolean not null,
  is_tickable boolean not null,
  kind text not null check (kind in ('customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment')),
  name text not null,
  subtitle text not null,
  -- Compact: {code, …}. Sentences are made when the step is shown.
  verdict jsonb not null,
  offers text[] not null,
  candidates jsonb,
  changes jsonb,
  record_id uuid,
  books_id text,
  -- Depth below the top: parents are written before their children.
  level smallint not null default 0,
  answer jsonb,
  primary key (plan_id, seq)
);
create index plan_step_groups on plan_step (plan_id, step_group, seq);
create index plan_step_answered on plan_step (plan_id, seq) where answer is not null;

create table run (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  kind text not null check (kind in ('import', 'sync', 'sweep', 'write', 'undo')),
  state text not null check (state in ('running', 'finished', 'failed', 'stopped')),
  title text not null,
  progress_done integer not null default 0,
  progress_total integer,
  progress_sentence text not null default '',
  counts jsonb not null default '{}',
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  calls_total bigint not null default 0,
  calls_metered bigint not null default 0,
  failure text
);
create index run_newest on run (workspace_id, started_at desc, id desc);

-- One row a step: the intent before the call, the outcome after it. Only a pending row may still change, once.
create table journal (
  id bigint generated always as identity,
  run_id uuid not null references run on delete cascade,
  workspace_id uuid not null references workspace on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  at timestamptz not null,
  action text not null,
  side text not null check (side in ('here', 'books')),
  record_kind text not null,
  record_id uuid,
  books_id text,
  name text not null,
  outcome text not null check (outcome in ('done', 'refused', 'failed', 'pending')),
  sentence text not null,
  -- Mapped fields; of a creation here only the version, because the link's base holds the fields.
  before jsonb,
  after jsonb,
  request_id text unique,
  -- What is sent, word for word, as long as the outcome is not known.
  request jsonb,
  primary key (id)
);
create index journal_of_run on journal (run_id, id);
create index journal_of_record on journal (record_id, id) where record_id is not null;
create index journal_pending on journal (connection_id, id) where outcome = 'pending';

create function keep_journal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select 1 from run where id = old.run_id) then return old; end if;
  if tg_op = 'UPDATE' and old.outcome = 'pending'
    and (new.run_id, new.action, new.side, new.request_id) is not distinct from
        (old.run_id, old.action, old.side, old.request_id) then
    return new;
  end if;
  raise exception 'the journal is append-only' using errcode = 'restrict_violation';
end $$;
create trigger journal_is_append_only before update or delete on journal for each row execute function keep_journal();

create table problem (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  cause text not null,
  record_kind text not null,
  record_id uuid,
  books_id text,
  record_name text not null,
  sentence text not null,
  detail jsonb,
  cures text[] not null,
  opened_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  settled_how text
);
create unique index problem_open on problem (connection_id, cause, record_kind, coalesce(record_id::text, books_id, ''))
  where settled_at is null;
create index problem_newest on problem (workspace_id, opened_at desc, id desc) where settled_at is null;
create index problem_of_record on problem (record_id) where settled_at is null;
