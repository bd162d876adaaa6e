import type { Answered, Endpoint, Given } from '@tieout/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import { useDeps } from '../app/deps.ts';
import { isLost, isPassing } from './fault.ts';
import { keyOfOrder, type Unanswered } from './key-of-order.ts';

const retryMax = 2;

interface Order<G> {
  readonly given: G;
  readonly version?: number;
  /** Made once per order: a repetition after a lost answer is the same request to the server. */
  readonly key: string;
}

interface CommandOptions<Answer> {
  /** Resources whose lists and records may have changed. */
  readonly touches: readonly string[];
  readonly onDone?: (answer: Answer) => unknown;
  readonly onRefused?: (fault: unknown) => unknown;
}

const textOf = (given: unknown, version: number | undefined): string => JSON.stringify([given, version]);

/** A write of the contract as something to press: idempotent over lost answers, and followed by fresh lists. */
export function useCommand<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, A>,
  options: CommandOptions<Answered<Endpoint<P, Q, B, A>>>,
) {
  const { call, newId } = useDeps();
  const client = useQueryClient();
  const unanswered = useRef<Unanswered>(undefined);
  const mutation = useMutation({
    mutationFn: (order: Order<Given<Endpoint<P, Q, B, A>>>) =>
      call(endpoint, order.given, {
        idempotencyKey: order.key,
        ...(order.version === undefined ? {} : { version: order.version }),
      }),
    retry: (count, fault) => count < retryMax && isLost(fault),
    onSuccess: answer => {
      unanswered.current = undefined;
      for (const resource of options.touches) void client.invalidateQueries({ queryKey: [resource] });
      options.onDone?.(answer);
    },
    onError: (fault, { given, version, key }) => {
      unanswered.current = isPassing(fault) ? { asked: textOf(given, version), key } : undefined;
      options.onRefused?.(fault);
    },
  });
  const orderOf = (given: Given<Endpoint<P, Q, B, A>>, version?: number): Order<Given<Endpoint<P, Q, B, A>>> => {
    const key = keyOfOrder(textOf(given, version), unanswered.current, newId);
    return version === undefined ? { given, key } : { given, version, key };
  };
  return {
    isPending: mutation.isPending,
    fault: mutation.error as unknown,
    reset: mutation.reset,
    send: (given: Given<Endpoint<P, Q, B, A>>, version?: number) => mutation.mutate(orderOf(given, version)),
    sendNow: (given: Given<Endpoint<P, Q, B, A>>, version?: number) => mutation.mutateAsync(orderOf(given, version)),
  };
}
