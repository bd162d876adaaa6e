-- An import writes a record, a link and a row of the journal for each of a hundred thousand records: what these tables need no second
-- time is taken away.

-- One index finds a link by its record, in any connection or in one.
alter table link drop constraint link_pkey;
alter table link add primary key (record_id, connection_id, kind);
drop index link_of_record;
-- A connection belongs to one workspace, and a run to one connection: those are the parents that a link and a journal row go with.
alter table link drop constraint link_workspace_id_fkey;
alter table journal drop constraint journal_workspace_id_fkey, drop constraint journal_connection_id_fkey;
