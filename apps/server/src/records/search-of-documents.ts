import { sql } from 'kysely';
import type { Search } from './find-page.ts';
import { searchQuery } from './search-query.ts';

/**
 * How a list of documents is searched: by their own words, or by those of their customers. The ids of the customers found are handed to
 * the index of customers as one sorted array: it is entered once for few of them, and walked along where they stand close.
 */
export function searchOfDocuments(
  workspaceId: string,
  { search }: { readonly search?: string | undefined },
): Search | undefined {
  const query = search === undefined ? undefined : searchQuery(search);
  if (query === undefined) return undefined;
  const words = sql`to_tsquery('simple', ${query})`;
  return {
    named: {
      name: sql`found_customer`,
      query: sql`select c.id from customer c where c.workspace_id = ${workspaceId} and c.search @@ ${words}`,
    },
    indexed: [
      sql`r.search @@ ${words}`,
      sql`r.customer_id = any ((select array_agg(n.id) from found_customer n)::uuid[])`,
    ],
    ofRow: sql`(r.search @@ ${words} or (select c.search @@ ${words} from customer c where c.id = r.customer_id)) is true`,
  };
}
