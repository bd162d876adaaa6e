import { readSession, readSetup, type Call, type Permission, type Session } from '@tieout/api';
import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { read } from '../../api/reads.ts';
import { useDeps } from '../../app/deps.ts';

export const sessionQuery = (call: Call) => ({ ...read(call, readSession, {}), staleTime: Infinity, retry: false });
/** Asked again each time: who is signed in changes under it. */
export const setupQuery = (call: Call) => ({ ...read(call, readSetup, {}), staleTime: 0 });

/** Who is signed in. Only below the guarded part of the router, where it is always known. */
export function useSession(): Session {
  const { call } = useDeps();
  return useSuspenseQuery(sessionQuery(call)).data;
}

/** Whether the person may do that: buttons that would be refused are not shown at all. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}

/** Puts a fresh session in place after signing in, and forgets what another person or workspace saw. */
export function enterSession(client: QueryClient, call: Call, session: Session): void {
  client.clear();
  client.setQueryData(sessionQuery(call).queryKey, session);
}
