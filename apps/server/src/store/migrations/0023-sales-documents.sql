-- Estimates and credit memos of the books, as they stand there (U10, U12).

create table sales_document (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  kind text not null check (kind in ('estimate', 'credit-memo')),
  number text,
  customer_id uuid references customer,
  txn_date date not null,
  -- Of an estimate: its last day, and what the customer said.
  expiration_date date,
  status text check (status in ('pending', 'accepted', 'rejected', 'closed', 'converted')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  exchange_rate numeric(24, 10) check (exchange_rate > 0),
  total numeric(19, 4) not null,
  -- Of a credit memo: what is left to be applied.
  remaining numeric(19, 4) not null default 0,
  -- What is only read whole: lines, texts, totals, as the API shows them.
  content jsonb not null,
  is_voided boolean not null default false,
  is_deleted boolean not null default false,
  mark text not null default 'in-step'
    check (mark in ('local', 'in-step', 'waiting-out', 'waiting-in', 'problem', 'left-alone', 'frozen')),
  search tsvector generated always as (search_words(number)) stored,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sales_document_by_date on sales_document (workspace_id, kind, txn_date, id);
create index sales_document_by_total on sales_document (workspace_id, kind, total, id);
create index sales_document_of_customer on sales_document (customer_id, txn_date desc);
create index sales_document_search on sales_document using gin (search);
