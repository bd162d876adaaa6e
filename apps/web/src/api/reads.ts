import type { Answered, Call, Endpoint, Given } from '@tieout/api';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { useDeps } from '../app/deps.ts';

/** `customers.list` is kept under `['customers', 'list', …]`, so that a live event can name the resource alone. */
export function keyOf(name: string, given?: unknown): readonly unknown[] {
  return given === undefined ? name.split('.') : [...name.split('.'), given];
}

/** Query options for any GET of the contract. */
export function read<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  call: Call,
  endpoint: Endpoint<P, Q, B, A>,
  given: Given<Endpoint<P, Q, B, A>>,
) {
  return queryOptions({
    queryKey: keyOf(endpoint.name, given),
    queryFn: ({ signal }) => call(endpoint, given, { signal }),
  });
}

interface ReadOptions<Answer> {
  readonly isEnabled?: boolean;
  /** Keeps what was shown while the next answer is on its way: for filters and previews. */
  readonly keepsPrevious?: boolean;
  readonly refetchMs?: number | ((answer: Answer | undefined) => number | false);
}

/** Reads one thing and follows it: live events make it ask again. */
export function useRead<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, A>,
  given: Given<Endpoint<P, Q, B, A>>,
  options: ReadOptions<Answered<Endpoint<P, Q, B, A>>> = {},
) {
  const { call } = useDeps();
  const { refetchMs } = options;
  return useQuery({
    ...read(call, endpoint, given),
    enabled: options.isEnabled ?? true,
    ...(options.keepsPrevious === true ? { placeholderData: keepPreviousData } : {}),
    ...(refetchMs === undefined
      ? {}
      : {
          refetchInterval: (query: { readonly state: { readonly data: unknown } }) =>
            typeof refetchMs === 'number'
              ? refetchMs
              : refetchMs(query.state.data as Answered<Endpoint<P, Q, B, A>> | undefined),
        }),
  });
}

/** One answer of a paged list. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** Rows asked for at a time: two screens, so that a quick scroll seldom meets the end. */
export const rowsPerPage = 100;

interface RowsQuery<Row> {
  readonly name: string;
  readonly filter: unknown;
  readonly fetchPage: (call: Call, cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;
  readonly isEnabled?: boolean;
}

/** A list that grows page by page as it is scrolled. */
export function useRows<Row>({ name, filter, fetchPage, isEnabled = true }: RowsQuery<Row>) {
  const { call } = useDeps();
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: keyOf(name, { rows: filter }),
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) => fetchPage(call, pageParam, signal),
      getNextPageParam: page => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      enabled: isEnabled,
    }),
  );
}
