-- What an import of a hundred thousand records pays once a record, and need not.

-- The same words as before, and those between < and >, which PostgreSQL took for tags. `translate` compares every character with each of
-- its twenty; a regular expression does the same in a tenth of the time. Often the company is called as the customer is.
create or replace function search_terms(a text, b text, c text, d text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('simple'::regconfig, regexp_replace(
    a || ' ' || case when b = a then '' else b end || ' ' || c || ' ' || d, '[].,:;@/\\_+&()[''"#*<>-]', ' ', 'g'))
$$;
update customer set phone = phone where full_name || company_name || email || phone like '%<%';
update item set sku = sku where full_name || sku || description like '%<%';

-- Only what is sent has a request id; the rest of the journal stood in this index with nothing.
alter table journal drop constraint journal_request_id_key;
create unique index journal_request on journal (request_id) where request_id is not null;

-- Looking at the mirror takes a sample of three hundred rows for each step of detail, as wide as they are. What is asked of it (which
-- list, which record, which name) is told as well by a tenth of that.
alter table mirror
  alter column connection_id set statistics 10, alter column entity set statistics 10, alter column books_id set statistics 10,
  alter column sync_token set statistics 10, alter column life set statistics 10, alter column changed_at set statistics 10,
  alter column observed_at set statistics 10, alter column name_key set statistics 10, alter column parent_id set statistics 10,
  alter column merged_into set statistics 10;
