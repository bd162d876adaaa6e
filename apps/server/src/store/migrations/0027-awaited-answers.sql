-- Records of the books that may be what a write of ours made whose answer is still awaited: told of early, they are looked at again once
-- the write is settled (design: acting, "a create can never happen twice").

create table awaited_answer (
  journal_id bigint not null references journal on delete cascade,
  connection_id uuid not null references connection on delete cascade,
  entity text not null,
  books_id text not null,
  primary key (journal_id, entity, books_id)
);
create index awaited_answer_of_connection on awaited_answer (connection_id);
