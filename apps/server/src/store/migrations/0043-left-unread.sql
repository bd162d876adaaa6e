-- Kinds of records of QuickBooks that wait to be read: since when what changed in them may be unknown here (null: they were never read), and
-- when QuickBooks last refused to let us read them (null: nobody asked yet). Until now: documents that were never read, with that moment.
alter table connection rename column refused_reading to left_unread;
update connection
set left_unread = (
  select jsonb_object_agg(key, jsonb_build_object('since', null, 'refusedAt', value)) from jsonb_each(left_unread)
)
where left_unread <> '{}';
