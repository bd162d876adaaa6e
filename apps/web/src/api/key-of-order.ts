/** An order that nobody answered. */
export interface Unanswered {
  /** What was ordered, as text. */
  readonly asked: string;
  readonly key: string;
}

/**
 * The idempotency key of an order. The same order, given again because nobody answered the first time, has the key of the first: the
 * server then finds what it made of it, whether QuickBooks has taken it meanwhile or not. Every other order is new.
 */
export const keyOfOrder = (asked: string, unanswered: Unanswered | undefined, newId: () => string): string =>
  unanswered?.asked === asked ? unanswered.key : newId();
