-- Comparisons of both sides to the cent, stored with what they found.

create table tie_out_run (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  source text not null check (source in ('mirror', 'books')),
  state text not null check (state in ('running', 'finished', 'failed')),
  progress_done integer not null default 0,
  progress_total integer,
  progress_sentence text not null default '',
  sentence text not null default '',
  is_equal boolean,
  counts jsonb not null default '{}',
  lists jsonb not null default '[]',
  totals jsonb not null default '[]',
  receivables jsonb not null default '[]',
  cross_checks jsonb not null default '[]',
  -- The newest run of a connection is proof of every document; older ones keep what differed.
  keeps_all_rows boolean not null default true,
  books_as_of timestamptz,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  failure text
);
create index tie_out_newest on tie_out_run (workspace_id, started_at desc, id desc);
create index tie_out_of_connection on tie_out_run (connection_id, started_at desc);

create table tie_out_document (
  tie_out_id uuid not null references tie_out_run on delete cascade,
  seq integer not null,
  kind text not null check (kind in ('estimate', 'invoice', 'credit-memo', 'payment')),
  verdict text not null check (verdict in ('ties', 'differs', 'only-here', 'only-in-books', 'left-alone')),
  record_id uuid,
  books_id text,
  number text,
  customer_id uuid,
  -- The customer there, for documents whose customer is not here.
  customer_books_id text,
  customer_name text not null,
  txn_date date,
  currency text not null,
  life_here text,
  life_books text,
  total_here numeric(19, 4) not null,
  total_books numeric(19, 4) not null,
  tax_here numeric(19, 4) not null,
  tax_books numeric(19, 4) not null,
  balance_here numeric(19, 4) not null,
  balance_books numeric(19, 4) not null,
  -- Down to the line; null where both sides agree.
  differences jsonb,
  settled text,
  primary key (tie_out_id, seq)
);
create index tie_out_document_differs on tie_out_document (tie_out_id, seq) where verdict not in ('ties', 'left-alone');

create table tie_out_customer (
  tie_out_id uuid not null references tie_out_run on delete cascade,
  seq integer not null,
  customer_id uuid,
  books_id text,
  name text not null,
  currency text not null,
  open_here numeric(19, 4) not null,
  open_books numeric(19, 4) not null,
  left_alone numeric(19, 4) not null,
  stated numeric(19, 4),
  primary key (tie_out_id, seq)
);

create table tie_out_period (
  tie_out_id uuid not null references tie_out_run on delete cascade,
  seq integer not null,
  month date not null,
  class text not null check (class in ('receivable', 'income', 'tax', 'discount', 'shipping')),
  account_id text not null,
  account_name text not null,
  currency text not null,
  amount_here numeric(19, 4) not null,
  amount_books numeric(19, 4) not null,
  primary key (tie_out_id, seq)
);
