-- Notifications and the sweeper.

-- The survivor of a merge, where a notification named it (protocol.md §6.3): the change feed only says that a record is gone.
alter table mirror add column merged_into text;
alter table notification add column absorbed_id text;
-- When the change feed was last asked, and how long the sweeper waits until it asks again.
alter table connection add column swept_at timestamptz;
alter table connection add column sweep_pause_seconds integer check (sweep_pause_seconds > 0);
