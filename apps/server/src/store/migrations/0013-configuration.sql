-- What people changed about the rules and field mappings of a connection. The preset stands in the connection itself.

create table connection_configuration (
  connection_id uuid primary key references connection on delete cascade,
  workspace_id uuid not null references workspace on delete cascade,
  -- Changes by kind, against the preset and the standard mappings: what nobody changed is not written down.
  policies jsonb not null default '{}',
  mappings jsonb not null default '{}',
  -- Metered reads that a month may cost; null: the standard.
  reads_budget integer check (reads_budget > 0),
  version integer not null default 1,
  updated_by text not null,
  updated_at timestamptz not null
);
