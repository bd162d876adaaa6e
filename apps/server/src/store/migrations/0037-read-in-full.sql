-- Kinds of documents of QuickBooks that were read from their first one on. Of any other only what changed since is known, and it is read in
-- full once, by itself.
alter table connection add column read_in_full text[] not null default '{}';
