import type { VoidWord } from './webhooks/notification-body.ts';
import { DEFAULT_TOKEN_RULES, type TokenRules } from './oauth/token-rules.ts';

/** Unconfirmed behaviour around the books; what concerns the books themselves is switched per company. */
export interface EmulatorSwitches extends TokenRules {
  readonly webhookDelayMs: number;
  readonly voidEventWord: VoidWord;
}

export function defaultEmulatorSwitches(webhookDelayMs: number): EmulatorSwitches {
  return { ...DEFAULT_TOKEN_RULES, webhookDelayMs, voidEventWord: 'void' };
}
