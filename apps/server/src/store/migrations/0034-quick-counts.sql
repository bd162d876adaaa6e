-- Each state of invoices is one place in this index: counted there, nothing is compared or grouped.
drop index invoice_facts;
create index invoice_facts on invoice (workspace_id, is_deleted, is_voided, stage, settled, email_state);

-- What is owed is summed in the order of this index: by the day it is due, the currency, and the company by whose calendar it is late.
drop index invoice_owing;
create index invoice_owing on invoice (workspace_id, due_date, currency, connection_id) include (balance)
  where stage = 'posted' and balance > 0 and not is_voided and not is_deleted;
