-- People, workspaces, and what proves who they are. Business tables of later files all carry workspace_id.

create table workspace (
  id uuid primary key,
  name text not null check (name <> ''),
  locale text not null,
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  invoice_due_days integer not null default 30 check (invoice_due_days between 0 and 999),
  invoice_message text not null default '',
  version integer not null default 1,
  created_at timestamptz not null
);

-- One row once the owner has signed up: its key decides which of two simultaneous sign-ups is the first.
create table installation (
  is_set_up boolean primary key check (is_set_up),
  set_up_at timestamptz not null
);

-- Proves that this program holds the key that the stored secrets were sealed with: a machine with another key must not start, since it
-- could open nothing and would seal what the others cannot open.
create table installation_key (
  is_only boolean primary key check (is_only),
  sealed text not null
);

create table person (
  id uuid primary key,
  name text not null,
  email text not null,
  password_hash text not null,
  created_at timestamptz not null
);
create unique index person_email on person (lower(email));

create table membership (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('owner', 'admin', 'member', 'read-only')),
  joined_at timestamptz not null,
  unique (workspace_id, person_id)
);
create index membership_person on membership (person_id);
create unique index membership_owner on membership (workspace_id) where role = 'owner';

-- Tokens are kept as SHA-256 only: who reads the database cannot sign in with what is there.
create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person on delete cascade,
  workspace_id uuid not null references workspace on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  -- Without the membership the session must not work in this workspace any more.
  foreign key (workspace_id, person_id) references membership (workspace_id, person_id) on delete cascade
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

create table invitation (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  email text not null,
  role text not null check (role in ('admin', 'member', 'read-only')),
  token_hash bytea not null unique,
  invited_by uuid references person on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz
);
create unique index invitation_open on invitation (workspace_id, lower(email)) where accepted_at is null;

create table api_key (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  name text not null,
  prefix text not null,
  secret_hash bytea not null unique,
  scopes text[] not null,
  created_by uuid references person on delete set null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_workspace on api_key (workspace_id, created_at);

-- Who did what, kept also when the person is gone. Failed sign-ins for unknown addresses belong to no workspace.
create table audit_entry (
  id uuid primary key,
  workspace_id uuid references workspace on delete cascade,
  at timestamptz not null,
  actor text not null,
  actor_id uuid,
  action text not null,
  sentence text not null,
  address text
);
create index audit_entry_newest on audit_entry (workspace_id, at desc, id desc);

-- What a write with an Idempotency-Key answered. A row without status is still being worked on.
create table idempotency_key (
  workspace_id uuid not null references workspace on delete cascade,
  caller text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  body text,
  etag text,
  created_at timestamptz not null,
  primary key (workspace_id, caller, key)
);
create index idempotency_key_age on idempotency_key (created_at);

-- Kept by rate-limiter-flexible, in its own layout.
create table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
