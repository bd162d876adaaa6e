import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing, isProblem } from '../api/fault.ts';
import { sessionExpiry } from '../features/session/session-expiry.ts';

const staleMs = 30_000;
const retryMax = 2;

/** The cache of all that was read. A session that ended is noticed here, whichever question noticed it. */
export function createQueryClient(): QueryClient {
  const noticeExpiry = (fault: unknown) => {
    if (isProblem(fault, 'not-signed-in')) sessionExpiry.set(true);
  };
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (fault, query) => {
        if (query.queryKey[0] !== 'session') noticeExpiry(fault);
      },
    }),
    mutationCache: new MutationCache({ onError: noticeExpiry }),
    defaultOptions: {
      queries: {
        staleTime: staleMs,
        retry: (count, fault) => count < retryMax && isPassing(fault),
        refetchOnWindowFocus: true,
      },
    },
  });
}
