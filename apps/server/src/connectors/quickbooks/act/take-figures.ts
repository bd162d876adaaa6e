import type { Decision, FieldValue, Step } from '@tieout/sync';
import type { Tx } from '../../../store/store.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';

/** Figures that only the books compute, by kind: the field and its column. */
const figures = {
  customer: { field: 'balance', column: 'balance' },
  item: { field: 'quantityOnHand', column: 'quantity_on_hand' },
} as const;

type Update = Extract<Step, { kind: 'update' }>;

/** The new figure, when that is all that a decision changes here; undefined when there is more to it. */
function figureOf(kind: ListKind, { steps }: Decision): Update | undefined {
  const [first, ...others] = steps.filter(step => step.kind !== 'rebase');
  if (first?.kind !== 'update' || first.side !== 'workspace' || others.length > 0) return undefined;
  return Object.keys(first.changes).every(field => field === figures[kind].field) ? first : undefined;
}

/**
 * Takes a balance or a stock over, when nothing else changed. It moves with every payment and every sale: written down as a step, it
 * would bury what people did, and a new version would refuse what somebody is typing just now. Answers whether it was that.
 */
export async function takeFigures(
  tx: Tx,
  { kind, decision }: { readonly kind: ListKind; readonly decision: Decision },
): Promise<boolean> {
  const update = figureOf(kind, decision);
  if (update === undefined) return false;
  const value = textOf(update.changes[figures[kind].field]?.to);
  if (kind === 'customer') {
    await tx
      .updateTable('customer')
      .set({ balance: value ?? '0' })
      .where('id', '=', update.id)
      .execute();
  } else {
    await tx.updateTable('item').set({ quantity_on_hand: value }).where('id', '=', update.id).execute();
  }
  return true;
}

const textOf = (value: FieldValue | undefined): string | null => (typeof value === 'string' ? value : null);
