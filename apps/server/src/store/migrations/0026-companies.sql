-- Several QuickBooks companies in one workspace (U03). A set of books still belongs to one workspace at a time (BKP-07).

drop index connection_of_workspace;

-- Where new records go when nobody chose a company.
alter table connection add column is_default boolean not null default false;
update connection set is_default = true where state <> 'disconnected';
create unique index connection_default on connection (workspace_id) where is_default;

-- The company that a record belongs to: it is linked to it, waits for it, or was made for it. Null: none yet. It counts while that company
-- is on: a record of a disconnected one is frozen, and free to be taken for the same as one of another company.
alter table customer add column connection_id uuid references connection on delete set null;
alter table item add column connection_id uuid references connection on delete set null;
alter table invoice add column connection_id uuid references connection on delete set null;
alter table payment add column connection_id uuid references connection on delete set null;
alter table sales_document add column connection_id uuid references connection on delete set null;

-- Which company a record belongs to is about the record, not of it.
create or replace function keep_record_past() returns trigger language plpgsql as $$
declare
  beside constant text[] := array['mark', 'version', 'updated_at', 'search', 'connection_id'];
  past constant jsonb := to_jsonb(old) - beside;
begin
  if past = to_jsonb(new) - beside then return null; end if;
  insert into record_past (workspace_id, kind, record_id, replaced_at, state)
  values (old.workspace_id, tg_argv[0], old.id,
    -- Some writes move the moment in a statement of their own, afterwards.
    case when new.updated_at is distinct from old.updated_at then new.updated_at else now() end, past || case when tg_argv[0] = 'invoice' then jsonb_build_object('lines',
    (select jsonb_agg(jsonb_build_object('description', n.description, 'amount', n.amount::text) order by n.position) from invoice_line n where n.invoice_id = old.id)) else '{}' end);
  return null;
end $$;

-- A record is linked to one company at most that is on, else an edit here would go to two of them.
create function company_is_on(company uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from connection where id = company and state <> 'disconnected');
end $$;

-- Whoever links a record to a company, or has it wait for one, makes it belong to it. Of two who do so at once the later fails.
create function claim_records() returns trigger language plpgsql as $$
declare
  claimed_kind text;
  target text;
  stranger uuid;
begin
  for claimed_kind in
    select distinct k.kind from claimed k join connection c on c.id = k.connection_id where c.state <> 'disconnected'
  loop
    target := case when claimed_kind in ('estimate', 'credit-memo') then 'sales_document' else claimed_kind end;
    execute format('update %I r set connection_id = k.connection_id from claimed k
      where k.kind = $1 and r.id = k.record_id and r.connection_id is distinct from k.connection_id
        and company_is_on(k.connection_id) and not coalesce(company_is_on(r.connection_id), false)', target) using claimed_kind;
    execute format('select r.id from %I r join claimed k on k.kind = $1 and k.record_id = r.id
      where r.connection_id is distinct from k.connection_id and company_is_on(k.connection_id) limit 1', target)
      into stranger using claimed_kind;
    if stranger is not null then
      raise exception 'The % % belongs to another QuickBooks company.', claimed_kind, stranger
        using errcode = 'unique_violation', constraint = 'record_of_one_company';
    end if;
  end loop;
  return null;
end $$;
create trigger link_claims after insert on link referencing new table as claimed
  for each statement execute function claim_records();
create trigger outbox_claims after insert on outbox referencing new table as claimed
  for each statement execute function claim_records();

-- Of several links of a record (to companies that were disconnected before) the latest one counts.
do $$
declare
  target text;
begin
  foreach target in array array['customer', 'item', 'invoice', 'payment', 'sales_document'] loop
    execute format('update %I r set connection_id = (
      select l.connection_id from link l join connection c on c.id = l.connection_id where l.record_id = r.id
      order by c.state = ''disconnected'', l.linked_at desc limit 1)
      where exists (select from link l where l.record_id = r.id)', target);
  end loop;
end $$;
