import type { Call } from '@tieout/api';
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { isProblem } from '../api/fault.ts';
import { sessionQuery, setupQuery } from '../features/session/session-query.ts';

/** What routes can ask for before they render. */
export interface RouterDeps {
  readonly client: QueryClient;
  readonly call: Call;
}

/** Lets the signed in through; sends everyone else to the first visit or to the sign-in, and back here afterwards. */
export async function requireSession({ client, call }: RouterDeps, href: string): Promise<void> {
  try {
    await client.query({ ...sessionQuery(call), staleTime: 'static' });
  } catch (fault) {
    if (!isProblem(fault, 'not-signed-in')) throw fault;
    const setup = await client.query(setupQuery(call));
    if (setup.needsOwner) redirect({ to: '/welcome', throw: true });
    redirect({ to: '/sign-in', search: href === '/' ? {} : { returnTo: href }, throw: true });
  }
}
