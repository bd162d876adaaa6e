-- Sub-customers and items in categories are few: finding them must not read the whole mirror.
create index mirror_children on mirror (connection_id, entity, parent_id) where parent_id is not null;

-- Whether a name was taken here since a plan was made: only records that live here alone count, and these are few.
create index customer_local on customer (workspace_id, name_key) where mark = 'local';
create index item_local on item (workspace_id, name_key) where mark = 'local';

-- While a hundred thousand rows come in, the search index takes them from a list and sorts them in afterwards (gin_clean_pending_list).
alter index customer_search set (gin_pending_list_limit = 32768);
alter index item_search set (gin_pending_list_limit = 32768);
