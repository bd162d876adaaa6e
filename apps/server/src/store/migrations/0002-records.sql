-- What a business keeps here: customers, items, invoices, and the story of each.

-- Words for the search index: punctuation separates, so that parts of e-mail addresses and SKUs are found too.
create function search_words(variadic texts text[]) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('simple', translate(array_to_string(texts, ' '), '.,:;@/\-_+&()[]''"#*', '                    '))
$$;

create table customer (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  display_name text not null check (display_name <> ''),
  -- The normalised name that namesakes share (packages/domain, normaliseName).
  name_key text collate "C" not null,
  -- `Parent:Child`, and the same normalised, which orders lists.
  full_name text not null,
  sort_key text collate "C" not null,
  company_name text not null default '',
  given_name text not null default '',
  family_name text not null default '',
  email text not null default '',
  phone text not null default '',
  mobile text not null default '',
  website text not null default '',
  billing_address jsonb not null default '{}',
  shipping_address jsonb not null default '{}',
  notes text not null default '',
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  is_taxable boolean not null default true,
  parent_id uuid references customer,
  balance numeric(19, 4) not null default 0,
  life text not null default 'live' check (life in ('live', 'inactive', 'voided', 'deleted')),
  deleted_at timestamptz,
  mark text not null default 'local'
    check (mark in ('local', 'in-step', 'waiting-out', 'waiting-in', 'problem', 'left-alone', 'frozen')),
  search tsvector generated always as (search_words(full_name, company_name, email, phone)) stored,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index customer_by_name on customer (workspace_id, life, sort_key, id);
create index customer_by_balance on customer (workspace_id, life, balance, id);
create index customer_by_update on customer (workspace_id, life, updated_at, id);
create index customer_namesakes on customer (workspace_id, name_key);
create index customer_children on customer (parent_id) where parent_id is not null;
create index customer_by_mark on customer (workspace_id, mark, sort_key, id) where mark not in ('local', 'in-step');
create index customer_search on customer using gin (search);

create table item (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  name text not null check (name <> ''),
  name_key text collate "C" not null,
  full_name text not null,
  sort_key text collate "C" not null,
  kind text not null check (kind in ('service', 'non-inventory', 'inventory', 'bundle', 'category')),
  sku text not null default '',
  description text not null default '',
  unit_price numeric(24, 7),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  is_taxable boolean not null default false,
  income_account jsonb,
  parent_id uuid references item,
  quantity_on_hand numeric(24, 7),
  life text not null default 'live' check (life in ('live', 'inactive', 'voided', 'deleted')),
  deleted_at timestamptz,
  mark text not null default 'local'
    check (mark in ('local', 'in-step', 'waiting-out', 'waiting-in', 'problem', 'left-alone', 'frozen')),
  search tsvector generated always as (search_words(full_name, sku, description)) stored,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index item_by_name on item (workspace_id, life, sort_key, id);
create index item_by_price on item (workspace_id, life, coalesce(unit_price, 0), id);
create index item_by_update on item (workspace_id, life, updated_at, id);
create index item_namesakes on item (workspace_id, name_key);
create index item_children on item (parent_id) where parent_id is not null;
create index item_by_mark on item (workspace_id, mark, sort_key, id) where mark not in ('local', 'in-step');
create index item_search on item using gin (search);

create table invoice (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  number text,
  customer_id uuid references customer,
  txn_date date not null,
  -- As typed, and as it falls out of the term when nothing was typed.
  due_date_typed date,
  due_date date not null,
  term jsonb,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  message text not null default '',
  note text not null default '',
  bill_email text not null default '',
  bill_address jsonb not null default '{}',
  tax_mode text not null check (tax_mode in ('exclusive', 'inclusive', 'none')),
  tax_code jsonb,
  discount jsonb,
  shipping numeric(19, 4),
  -- Figures: ours while a draft, QuickBooks' once it has answered.
  totals jsonb not null,
  total numeric(19, 4) not null,
  balance numeric(19, 4) not null,
  -- Facts; the state that people see is derived from them in one place (packages/domain, deriveInvoiceState).
  stage text not null default 'draft' check (stage in ('draft', 'posting', 'posted')),
  email_state text not null default 'not-sent' check (email_state in ('not-sent', 'to-send', 'sent')),
  is_voided boolean not null default false,
  is_deleted boolean not null default false,
  sent_at timestamptz,
  posted_at timestamptz,
  tie_out jsonb not null default '{"kind":"not-posted"}',
  mark text not null default 'local'
    check (mark in ('local', 'in-step', 'waiting-out', 'waiting-in', 'problem', 'left-alone', 'frozen')),
  search tsvector generated always as (search_words(number, bill_email, message)) stored,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index invoice_by_date on invoice (workspace_id, txn_date, id);
create index invoice_by_due on invoice (workspace_id, due_date, id);
create index invoice_by_total on invoice (workspace_id, total, id);
create index invoice_by_number on invoice (workspace_id, coalesce(number, ''), id);
create index invoice_of_customer on invoice (customer_id, txn_date desc);
create index invoice_open on invoice (workspace_id, due_date)
  where stage = 'posted' and balance > 0 and not is_voided and not is_deleted;
create index invoice_by_mark on invoice (workspace_id, mark, txn_date, id) where mark not in ('local', 'in-step');
create index invoice_search on invoice using gin (search);

create table invoice_line (
  invoice_id uuid not null references invoice on delete cascade,
  id uuid not null,
  position integer not null,
  item_id uuid references item,
  description text not null default '',
  quantity numeric(24, 7) not null,
  unit_price numeric(24, 7) not null,
  tax_code jsonb,
  amount numeric(19, 4) not null,
  primary key (invoice_id, id)
);
create index invoice_line_item on invoice_line (item_id) where item_id is not null;

-- The story of a record. Steps of runs are told by the journal and not copied here.
create table timeline_entry (
  id uuid primary key,
  workspace_id uuid not null references workspace on delete cascade,
  record_kind text not null,
  record_id uuid not null,
  at timestamptz not null,
  actor text not null,
  kind text not null,
  sentence text not null
);
create index timeline_of_record on timeline_entry (record_id, at desc, id desc);
create index timeline_newest on timeline_entry (workspace_id, at desc, id desc);
