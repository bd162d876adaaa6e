-- Credit memos are written from here too (U12): `posting` is what QuickBooks was asked to create and has not answered yet.
alter table sales_document add column stage text not null default 'posted' check (stage in ('posting', 'posted'));
-- An estimate got its status with the first answer.
update sales_document set stage = 'posting' where kind = 'estimate' and status is null;
