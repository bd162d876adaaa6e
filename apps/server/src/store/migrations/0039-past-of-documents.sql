-- Payments, estimates, credit memos and refund receipts are kept as they stood, like invoices (B11).

-- The company of a record is about it too, not of it.
create or replace function keep_record_past() returns trigger language plpgsql as $$
declare
  beside constant text[] := array['mark', 'version', 'updated_at', 'search', 'connection_id'];
  past constant jsonb := to_jsonb(old) - beside;
begin
  if past = to_jsonb(new) - beside then return null; end if;
  insert into record_past (workspace_id, kind, record_id, replaced_at, state)
  values (old.workspace_id, case when tg_argv[0] = 'sales_document' then past->>'kind' else tg_argv[0] end, old.id,
    -- Some writes move the moment in a statement of their own, afterwards.
    case when new.updated_at is distinct from old.updated_at then new.updated_at else now() end, past || case when tg_argv[0] = 'invoice' then jsonb_build_object('lines',
    (select jsonb_agg(jsonb_build_object('description', n.description, 'amount', n.amount::text) order by n.position) from invoice_line n where n.invoice_id = old.id)) else '{}' end);
  return null;
end $$;
create trigger payment_past after update on payment for each row execute function keep_record_past('payment');
create trigger sales_document_past after update on sales_document for each row execute function keep_record_past('sales_document');
