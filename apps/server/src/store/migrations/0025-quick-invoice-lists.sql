-- How much of an invoice is paid, in a word: rows of the same facts share a key of the index, which the amounts themselves never do.
alter table invoice add column settled text not null
  generated always as (case
    when balance = 0 and total > 0 then 'wholly'
    when balance > 0 and balance < total then 'partly'
    else 'not'
  end) stored;
drop index invoice_facts;
create index invoice_facts on invoice (workspace_id, is_deleted, is_voided, stage, email_state, settled);

-- What is owed, summed by age without a look at the rows.
drop index invoice_open;
create index invoice_owing on invoice (workspace_id, due_date) include (currency, balance)
  where stage = 'posted' and balance > 0 and not is_voided and not is_deleted;

-- Searched by the names of customers, all invoices are walked over in this index alone.
drop index invoice_by_date;
create index invoice_by_date on invoice (workspace_id, txn_date, id) include (customer_id, is_deleted);
