import type { CreditMemo, Customer, Estimate, Invoice, RefundReceipt } from '@tieout/api';
import { useMemo, useState } from 'react';
import { useDeps } from '../../../app/deps.ts';
import { useNumberStyle } from '../../../ui/fields/typed-number.ts';
import { useManner } from '../../../ui/format/locale-context.ts';
import { useCompanyDay } from '../../connection/company-day.ts';
import { useKeptDraft } from '../../drafts/use-kept-draft.ts';
import {
  blankComposition,
  compositionLike,
  compositionOf,
  withCustomer,
  type ComposedLine,
  type Composition,
  type KeptComposition,
} from './composition.ts';
import { isComposition } from './is-composition.ts';

/** What a composition starts from: a stored document of its kind, or the workspace's message and perhaps a customer. */
export type CompositionStart = (
  | { readonly kind: 'invoice'; readonly document: Invoice | null }
  | { readonly kind: 'estimate'; readonly document: Estimate | null }
  | { readonly kind: 'credit-memo'; readonly document: CreditMemo | null }
  | { readonly kind: 'refund-receipt'; readonly document: RefundReceipt | null }
) & {
  readonly customer?: Customer | undefined;
  /** A new one begins with its customer and lines. */
  readonly source?: Invoice | undefined;
  readonly message: string;
};

/**
 * Under which name it is kept: a document is its own, and so is what is made of one; the new ones of a kind are one. What is in QuickBooks
 * changes there too: what was typed on an older version of it is not gone on with, lest it undo what somebody else changed.
 */
function subjectOf({ kind, document, source }: CompositionStart): string {
  if (document !== null) return isDraft({ kind, document }) ? document.id : `${document.id}.${document.version}`;
  return source === undefined ? `new-${kind}` : `new-${kind}-of-${source.id}`;
}

const isDraft = ({ kind, document }: Pick<CompositionStart, 'kind' | 'document'>): boolean =>
  kind === 'invoice' && document?.state === 'draft';

/** What is being typed: kept in the browser as it changes, until it is saved. */
export function useComposition(beginning: CompositionStart) {
  const { kind, document, customer, source, message } = beginning;
  const { newId } = useDeps();
  const { currency } = useManner();
  const dayOf = useCompanyDay();
  const style = useNumberStyle();
  const begin = (): KeptComposition => {
    if (document !== null) return compositionOf(document, style);
    if (source !== undefined) return { ...compositionLike(source, { style, newId }), message };
    const blank = blankComposition({ lineId: newId(), currency, message });
    return customer === undefined ? blank : withCustomer(blank, customer);
  };
  const { draft, keptAt, change, startOver, forget } = useKeptDraft<KeptComposition>({
    subject: subjectOf(beginning),
    isDraft: isComposition,
    start: kept => startedFrom(kept, customer) ?? begin(),
  });
  const day = dayOf(draft.connectionId);
  const composition = useMemo<Composition>(() => ({ ...draft, txnDate: draft.txnDate ?? day }), [draft, day]);
  const [isTouched, setTouched] = useState(keptAt !== undefined || document !== null);
  const type = (next: KeptComposition) => {
    change(next);
    setTouched(true);
  };
  return {
    kind,
    /** It stands in QuickBooks already. */
    isChange: document !== null && !isDraft(beginning),
    composition,
    keptAt,
    /** Nobody has typed yet: what is missing is not shown as a mistake. */
    isTouched,
    touch: () => setTouched(true),
    style,
    pickCustomer: (picked: Customer) => type(withCustomer(draft, picked)),
    set: (patch: Partial<Composition>) => type({ ...draft, ...patch }),
    setLine: (id: string, patch: Partial<ComposedLine>) =>
      type({ ...draft, lines: draft.lines.map(line => (line.id === id ? { ...line, ...patch } : line)) }),
    startOver: () => {
      startOver();
      setTouched(false);
    },
    forget,
  };
}

/** What was kept; coming from another customer changes whom it is for, and nothing else that was typed. */
const startedFrom = (kept: KeptComposition | undefined, customer: Customer | undefined): KeptComposition | undefined =>
  kept === undefined || customer === undefined || kept.customerId === customer.id ? kept : withCustomer(kept, customer);

export type Composing = ReturnType<typeof useComposition>;
