-- Which programs work on tasks. Each holds an advisory lock on its number while it lives: who can take that lock knows that the
-- program is gone, and gives its half-done tasks back to the queue.
create table worker_process (
  number integer generated always as identity primary key,
  worker_ids text[] not null,
  started_at timestamptz not null default now()
);
