-- A plan reads QuickBooks before its run begins: what that cost belongs to the run.
alter table plan
  add column calls_total bigint not null default 0,
  add column calls_metered bigint not null default 0;
