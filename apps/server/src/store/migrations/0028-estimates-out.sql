-- The estimate that an invoice is made of: QuickBooks closes it with the invoice (U10).
alter table invoice add column estimate_id uuid references sales_document on delete set null;
create index invoice_of_estimate on invoice (estimate_id) where estimate_id is not null;
