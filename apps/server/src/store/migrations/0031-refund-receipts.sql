-- Refund receipts: money given back (U12).
alter table sales_document drop constraint sales_document_kind_check;
alter table sales_document add constraint sales_document_kind_check check (kind in ('estimate', 'credit-memo', 'refund-receipt'));
alter table link drop constraint link_kind_check;
alter table link add constraint link_kind_check
  check (kind in ('customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment', 'refund-receipt'));
alter table tie_out_document drop constraint tie_out_document_kind_check;
alter table tie_out_document add constraint tie_out_document_kind_check
  check (kind in ('estimate', 'invoice', 'credit-memo', 'payment', 'refund-receipt'));

-- The table that records of a kind stand in.
create function table_of_kind(kind text) returns text language sql immutable parallel safe as $$
  select case when kind in ('estimate', 'credit-memo', 'refund-receipt') then 'sales_document' else kind end
$$;
create or replace function claim_records() returns trigger language plpgsql as $$
declare
  claimed_kind text;
  target text;
  is_new boolean;
  stranger uuid;
begin
  for claimed_kind in
    select distinct k.kind from claimed k join connection c on c.id = k.connection_id where c.state <> 'disconnected'
  loop
    target := table_of_kind(claimed_kind);
    execute format('select exists (select from claimed k join %I r on r.id = k.record_id
      where k.kind = $1 and r.connection_id is distinct from k.connection_id)', target) into is_new using claimed_kind;
    continue when not is_new;
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
