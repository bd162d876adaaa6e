import type { Core } from '../core.ts';
import { connectionRoutes } from '../http/connections/connection-routes.ts';
import { finishConsentRoute } from '../http/connections/finish-consent.ts';
import { identifyCaller } from '../people/identify-caller.ts';
import type { Area } from './area.ts';
import { createBooksTools } from './create-books-tools.ts';

/** Everything that reaches QuickBooks. */
export function composeQuickBooks(core: Core): Area {
  const tools = createBooksTools(core);
  return {
    routes: [...connectionRoutes(tools)],
    rawRoutes: [finishConsentRoute(tools, headers => identifyCaller(core, headers))],
    stop: () => tools.calls.flush(),
  };
}
