/** Which calls (or webhook events) a rule concerns; what is left out matches everything. */
export interface FaultMatch {
  readonly method?: string;
  /** Part of the path; `*` stands for anything. */
  readonly path?: string;
  readonly realmId?: string;
  readonly entity?: string;
  readonly operation?: string;
  /** From the nth matching call on, counted from 1. */
  readonly nth?: number;
  /** Each matching call with this chance, by `seed`. */
  readonly probability?: number;
  readonly seed?: number;
}

/** What goes wrong with a call. */
export type CallEffect =
  | { readonly kind: 'status'; readonly status: number; readonly body: string; readonly contentType: string }
  | {
      readonly kind: 'fault' | 'http200-fault';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly detail: string;
      readonly element: string;
      readonly type: string;
    }
  | { readonly kind: 'timeout-before-commit' | 'timeout-after-commit'; readonly afterMs: number }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | { readonly kind: 'reset'; readonly when: 'before-commit' | 'after-commit' }
  | { readonly kind: 'xml-429' };

/** What goes wrong with a webhook. */
export type WebhookEffect =
  | { readonly kind: 'drop' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** Holds the event back until the next delivery has gone out. */
  | { readonly kind: 'reorder' };

export type FaultEffect = CallEffect | WebhookEffect;

/** A fault on demand, as `POST /emulator/faults` makes it. */
export interface FaultRule {
  readonly match: FaultMatch;
  readonly effect: FaultEffect;
  /** How many calls it hits before it is used up; `null`: all of them. */
  readonly times: number | null;
}

const WEBHOOK_EFFECTS: ReadonlySet<string> = new Set(['drop', 'duplicate', 'delay', 'reorder']);

export function isWebhookEffect(effect: FaultEffect): effect is WebhookEffect {
  return WEBHOOK_EFFECTS.has(effect.kind);
}
