-- Connections to QuickBooks companies, our mirror of their books, and what joins the two sides.

create table connection (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  realm_id text not null,
  state text not null check (state in ('connecting', 'active', 'needs-reconnect', 'disconnected')),
  company_name text not null,
  country text not null,
  edition text not null default '',
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null default 'UTC',
  environment text not null,
  -- Origin of the pages people use, for deep links.
  app_url text not null,
  is_emulated boolean not null,
  connected_by text not null,
  connected_at timestamptz not null,
  disconnected_at timestamptz,
  wizard_step text not null default 'company' check (wizard_step in
    ('company', 'readiness', 'income-account', 'tax-and-currency', 'preset', 'import', 'plan', 'done')),
  income_account jsonb,
  is_tax_confirmed boolean not null default false,
  preset text check (preset in ('import', 'sales', 'mirror', 'shop')),
  import_kinds text[] not null default '{customers,inventory,non-inventory}',
  import_from date,
  -- Server time of QuickBooks up to which changes were asked for; null before the first look.
  watermark timestamptz,
  last_in_step_at timestamptz,
  last_notification_at timestamptz,
  readiness jsonb,
  readiness_at timestamptz,
  -- Reconnecting to the same company resumes the same row, with its links.
  unique (workspace_id, realm_id)
);
-- BKP-07: a set of books belongs to one workspace at a time, and a workspace has one set of books at a time.
create unique index connection_of_books on connection (realm_id, environment) where state <> 'disconnected';
create unique index connection_of_workspace on connection (workspace_id) where state <> 'disconnected';

-- Encrypted with a key outside the database. Refreshing holds the lock of this row (protocol.md §1.5).
create table connection_token (
  connection_id uuid primary key references connection on delete cascade,
  sealed text not null,
  updated_at timestamptz not null
);

-- A consent that was begun: single use, bound to the person and the workspace that began it.
create table consent (
  state_hash bytea primary key,
  workspace_id uuid not null references workspace on delete cascade,
  person_id uuid not null references person on delete cascade,
  connection_id uuid references connection on delete cascade,
  return_to text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Metered reads of a calendar month (protocol.md §7.1).
create table call_count (
  connection_id uuid not null references connection on delete cascade,
  month date not null,
  total bigint not null default 0,
  metered bigint not null default 0,
  primary key (connection_id, month)
);

create table mirror (
  connection_id uuid not null references connection on delete cascade,
  entity text not null,
  books_id text not null,
  sync_token bigint not null,
  life text not null check (life in ('live', 'inactive', 'voided', 'deleted', 'merged')),
  changed_at timestamptz not null,
  observed_at timestamptz not null,
  -- The record as QuickBooks told it; decimals are texts, digit for digit.
  payload jsonb not null,
  -- Its mapped fields in the workspace's words, for kinds that can be linked; becomes the base of a link.
  fields jsonb,
  name_key text collate "C",
  parent_id text,
  primary key (connection_id, entity, books_id)
);
create index mirror_name on mirror (connection_id, entity, name_key) where name_key is not null;

-- Invariant 1 (design/sync.md): one books record per link, one link per record.
create table link (
  connection_id uuid not null references connection on delete cascade,
  kind text not null check (kind in ('customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment')),
  record_id uuid not null,
  books_id text not null,
  workspace_id uuid not null references workspace on delete cascade,
  base jsonb not null,
  line_ids jsonb not null default '{}',
  origin text not null check (origin in ('imported', 'sent', 'matched', 'chosen', 'restored')),
  linked_by text not null,
  linked_at timestamptz not null,
  synced_at timestamptz not null,
  primary key (connection_id, kind, record_id),
  constraint link_of_books unique (connection_id, kind, books_id)
);
create index link_of_record on link (record_id);

create table tombstone (
  connection_id uuid not null references connection on delete cascade,
  kind text not null check (kind in ('customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment')),
  books_id text not null,
  workspace_id uuid not null references workspace on delete cascade,
  record_id uuid not null,
  name text not null,
  base jsonb,
  deleted_by text not null,
  deleted_at timestamptz not null,
  primary key (connection_id, kind, books_id)
);
create index tombstone_of_record on tombstone (record_id);

-- What a payment of the books settles, kept in step with the mirror.
create table payment_part (
  connection_id uuid not null references connection on delete cascade,
  payment_id text not null,
  invoice_id text not null,
  txn_date date not null,
  amount numeric(19, 4) not null,
  method text,
  reference text,
  primary key (connection_id, payment_id, invoice_id)
);
create index payment_part_invoice on payment_part (connection_id, invoice_id);

-- Notifications are stored before they are answered, and worked on later. The key drops doubled deliveries.
create table notification (
  id bigint generated always as identity primary key,
  connection_id uuid not null references connection on delete cascade,
  event_key text not null,
  entity text not null,
  books_id text not null,
  operation text not null,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  worked_at timestamptz,
  unique (connection_id, event_key)
);
create index notification_waiting on notification (connection_id, id) where worked_at is null;

-- Deliveries that were refused, by reason: a bad signature, an unknown company.
create table notification_refusal (
  reason text not null,
  day date not null,
  count bigint not null default 0,
  primary key (reason, day)
);
