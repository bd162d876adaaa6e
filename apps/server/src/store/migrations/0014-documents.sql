-- Documents on both sides.

-- Home units for one unit of the document's currency, as QuickBooks stored it; null in the home currency (U22).
alter table invoice add column exchange_rate numeric(24, 10) check (exchange_rate > 0);
