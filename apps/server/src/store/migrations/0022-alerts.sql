-- What stopped and when it was well again, told once per cause.

create table alert (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  cause text not null check (cause in ('connection-lost', 'books-unreachable', 'sync-stuck', 'problems-opened', 'tie-out-differs',
    'read-budget')),
  sentence text not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create unique index alert_open on alert (connection_id, cause) where closed_at is null;
create index alert_newest on alert (workspace_id, opened_at desc, id desc);

create table alert_seen (
  alert_id uuid not null references alert on delete cascade,
  person_id uuid not null references person on delete cascade,
  seen_at timestamptz not null,
  primary key (alert_id, person_id)
);

-- What a person chose; what is not here is as the role has it.
create table alert_setting (
  workspace_id uuid not null references workspace on delete cascade,
  person_id uuid not null references person on delete cascade,
  cause text not null,
  in_app boolean not null,
  by_mail boolean not null,
  primary key (workspace_id, person_id, cause)
);
