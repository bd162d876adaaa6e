import { batchItemKinds } from '../books/batch/batch-item-kinds.ts';
import type { BooksCall, StruckItem } from '../books/call.ts';
import type { CallEffect } from './fault-rule.ts';
import type { FaultRules } from './fault-rules.ts';
import { faultOnDemand } from './run-effect.ts';

/** What faults on demand do to a batch. */
export interface StruckBatch {
  /** Items that answer a fault of their own. */
  readonly struckItems: readonly StruckItem[];
  /** What happens to the batch as a whole, because of the first item that ran into it. */
  readonly effect: CallEffect | undefined;
}

/** Tries the rules on each item in turn, as if it were a call of its own. */
export function strikeBatch(
  call: BooksCall,
  rules: FaultRules,
  where: { readonly path: string; readonly realmId: string },
): StruckBatch {
  const struckItems: StruckItem[] = [];
  let whole: CallEffect | undefined;
  for (const [index, kind] of batchItemKinds(call).entries()) {
    const effect = rules.takeForItem({ method: call.method, ...where, ...kind });
    if (effect?.kind === 'fault' || effect?.kind === 'http200-fault') {
      struckItems.push({ index, fault: faultOnDemand(effect) });
    } else {
      whole ??= effect;
    }
  }
  return { struckItems, effect: whole };
}
