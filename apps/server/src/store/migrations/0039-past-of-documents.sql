-- Payments, estimates, credit memos and refund receipts are kept as they stood, like invoices (B11).
create trigger payment_past after update on payment for each row execute function keep_record_past('payment');
create trigger estimate_past after update on sales_document for each row when (old.kind = 'estimate')
  execute function keep_record_past('estimate');
create trigger credit_memo_past after update on sales_document for each row when (old.kind = 'credit-memo')
  execute function keep_record_past('credit-memo');
create trigger refund_receipt_past after update on sales_document for each row when (old.kind = 'refund-receipt')
  execute function keep_record_past('refund-receipt');
