-- A customer as QuickBooks tells it takes some 1,400 bytes, which with its fields makes a row of just over 2,000: from there on PostgreSQL
-- compresses, and an import of a hundred thousand of them spent a sixth of the mirror's time on saving a quarter of its room. Rows of up to
-- a page stay as they are.
alter table mirror set (toast_tuple_target = 8160);
