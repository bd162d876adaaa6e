import { readChoices as contract } from '@tieout/api';
import { instant, localDateIn } from '@tieout/domain';
import type { BooksTools } from '../../connectors/quickbooks/books-tools.ts';
import { readConnection } from '../../connectors/quickbooks/connection/read-connection.ts';
import { booksChoicesOf } from '../../connectors/quickbooks/reference/books-choices.ts';
import { readReferences } from '../../connectors/quickbooks/reference/read-references.ts';
import { route, type Route } from '../route.ts';

export const readChoicesRoute = (tools: BooksTools): Route =>
  route(contract, async ({ workspaceId, params }) => {
    const now = tools.now();
    await readConnection(tools.db, { workspaceId, id: params.connectionId }, now);
    const references = await readReferences(tools.db, params.connectionId);
    return booksChoicesOf(references, localDateIn('UTC', instant(now.toISOString())));
  });
