-- Kinds of documents of QuickBooks that it refused to let us read in full, with the moment: they are asked for again after a while, and keep
-- no other kind from being read.
alter table connection add column refused_reading jsonb not null default '{}';
