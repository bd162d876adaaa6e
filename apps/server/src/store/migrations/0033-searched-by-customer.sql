-- Documents are searched by the names of their customers: those of the customers found are read from this index alone.
drop index invoice_of_customer;
create index invoice_of_customer on invoice (customer_id, txn_date desc) include (id, workspace_id, is_deleted);
drop index payment_of_customer;
create index payment_of_customer on payment (customer_id, txn_date desc) include (id, workspace_id, is_deleted);
drop index sales_document_of_customer;
create index sales_document_of_customer on sales_document (customer_id, txn_date desc) include (id, workspace_id, kind, is_deleted);

-- All invoices are no longer walked over for that.
drop index invoice_by_date;
create index invoice_by_date on invoice (workspace_id, txn_date, id) include (is_deleted);
