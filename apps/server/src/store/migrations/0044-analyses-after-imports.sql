-- The planner's look at a table, which begins by itself once a tenth of it is new, is put off like its vacuum (0042), and for the same
-- reason: in the middle of an import it samples rows that are out of date a second later, and sorts all words that wait for the search
-- index into it. An import has a look taken once it is done; what grows otherwise is looked at every hour (store/analyze-grown.ts).
alter table customer set (autovacuum_analyze_threshold = 200000);
alter table item set (autovacuum_analyze_threshold = 200000);
alter table link set (autovacuum_analyze_threshold = 200000);
alter table journal set (autovacuum_analyze_threshold = 200000);
alter table mirror set (autovacuum_analyze_threshold = 200000);
alter table plan_step set (autovacuum_analyze_threshold = 200000);

-- Nobody asks for these by value, and sampling them is most of the work of looking at the tables.
alter table plan_step alter column verdict set statistics 0, alter column candidates set statistics 0, alter column changes set statistics 0,
  alter column answer set statistics 0, alter column decision set statistics 0;
alter table journal alter column before set statistics 0, alter column after set statistics 0, alter column request set statistics 0;
