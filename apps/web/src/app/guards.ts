import type { Call } from '@tieout/api';
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { sessionQuery, setupQuery } from '../features/session/session-query.ts';

/** What routes can ask for before they render. */
export interface RouterDeps {
  readonly client: QueryClient;
  readonly call: Call;
}

/** Lets the signed in through; sends everyone else to the first visit or to the sign-in, and back here afterwards. */
export async function requireSession({ client, call }: RouterDeps, href: string): Promise<void> {
  const { queryKey } = sessionQuery(call);
  if (client.getQueryData(queryKey) !== undefined) return;
  const { needsOwner, session } = await client.query(setupQuery(call));
  if (needsOwner) redirect({ to: '/welcome', throw: true });
  if (session === null) redirect({ to: '/sign-in', search: href === '/' ? {} : { returnTo: href }, throw: true });
  else client.setQueryData(queryKey, session);
}
