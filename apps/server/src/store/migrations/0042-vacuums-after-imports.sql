-- An import vacuums what it wrote once it is done (act/apply-plan.ts). One that begins by itself in the middle, because a fifth was added,
-- takes half a processor from the import and has to be done again. Rows that are changed or deleted count as before.
alter table customer set (autovacuum_vacuum_insert_threshold = 200000);
alter table item set (autovacuum_vacuum_insert_threshold = 200000);
alter table link set (autovacuum_vacuum_insert_threshold = 200000);
alter table journal set (autovacuum_vacuum_insert_threshold = 200000);
alter table mirror set (autovacuum_vacuum_insert_threshold = 200000);
alter table plan_step set (autovacuum_vacuum_insert_threshold = 200000);
