-- What lists are filtered by and counted for, small enough to be counted whole in a few milliseconds: rows of the same facts share a key.
create index customer_facts on customer (workspace_id, life, mark);
create index item_facts on item (workspace_id, life, kind, mark);
create index invoice_facts on invoice (workspace_id, is_deleted, is_voided, stage, email_state) include (total, balance, due_date);
