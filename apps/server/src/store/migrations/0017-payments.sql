-- Payments received, as records: what QuickBooks says about money, and what people record here.

create table payment (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  customer_id uuid references customer,
  txn_date date not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  exchange_rate numeric(24, 10) check (exchange_rate > 0),
  total numeric(19, 4) not null,
  -- What is left as the customer's credit.
  unapplied numeric(19, 4) not null default 0,
  method jsonb,
  reference text not null default '',
  deposit_account jsonb,
  note text not null default '',
  stage text not null default 'posting' check (stage in ('posting', 'posted')),
  is_voided boolean not null default false,
  is_deleted boolean not null default false,
  mark text not null default 'local'
    check (mark in ('local', 'in-step', 'waiting-out', 'waiting-in', 'problem', 'left-alone', 'frozen')),
  search tsvector generated always as (search_words(reference, note)) stored,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index payment_by_date on payment (workspace_id, txn_date, id);
create index payment_by_total on payment (workspace_id, total, id);
create index payment_of_customer on payment (customer_id, txn_date desc);
create index payment_search on payment using gin (search);

-- What a payment settles, and which credit memos feed it, by QuickBooks' ids: a document may stand there alone.
create table payment_allocation (
  payment_id uuid not null references payment on delete cascade,
  position integer not null,
  kind text not null check (kind in ('invoice', 'credit-memo', 'other')),
  books_id text not null,
  amount numeric(19, 4) not null,
  primary key (payment_id, position)
);
create index payment_allocation_document on payment_allocation (kind, books_id);
