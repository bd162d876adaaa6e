-- An import of a hundred thousand records pays for each thing that is done once a record: here two of them become cheaper.

-- Words for the search index as `search_words` makes them, of fixed arguments: PostgreSQL computes it in place instead of calling it.
create function search_terms(a text, b text, c text, d text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('simple'::regconfig,
    translate(a || ' ' || b || ' ' || c || ' ' || d, '.,:;@/\-_+&()[]''"#*', '                    '))
$$;
alter table customer drop column search;
alter table customer add column search tsvector
  generated always as (search_terms(full_name, company_name, email, phone)) stored;
create index customer_search on customer using gin (search) with (gin_pending_list_limit = 32768);
alter table item drop column search;
alter table item add column search tsvector generated always as (search_terms(full_name, sku, description, '')) stored;
create index item_search on item using gin (search) with (gin_pending_list_limit = 32768);

-- What is linked belongs to its company already, nearly always: then looking is enough.
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
    target := case when claimed_kind in ('estimate', 'credit-memo') then 'sales_document' else claimed_kind end;
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
