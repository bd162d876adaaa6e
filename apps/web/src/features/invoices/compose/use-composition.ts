import { previewInvoice, type Customer, type Invoice } from '@tieout/api';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useRead } from '../../../api/reads.ts';
import { useDeps } from '../../../app/deps.ts';
import { todayIn } from '../../../ui/dates/date-text.ts';
import { useNumberStyle } from '../../../ui/fields/typed-number.ts';
import { useManner } from '../../../ui/format/locale-context.ts';
import { useSession } from '../../session/session-query.ts';
import {
  blankComposition,
  compositionOf,
  readComposition,
  withCustomer,
  type ComposedLine,
  type Composition,
} from './composition.ts';
import { createKeeper } from './kept-composition.ts';

/** Long enough that typing a word keeps once, short enough that a crash loses next to nothing. */
const keepPauseMs = 300;
const previewPauseMs = 200;

/** What a composition starts from: a stored draft, or the workspace's message and perhaps a customer. */
export interface CompositionStart {
  readonly invoice: Invoice | null;
  readonly customer?: Customer | undefined;
  readonly message: string;
  /** Why QuickBooks refused it a moment ago, when the composer was reached by that refusal. */
  readonly fault?: unknown;
}

/** What is being typed: kept in the browser as it changes, until it is saved. */
export function useComposition({ invoice, customer, message }: CompositionStart) {
  const { storage, now, newId } = useDeps();
  const { workspace } = useSession();
  const { timeZone, currency } = useManner();
  const style = useNumberStyle();
  const keeper = useMemo(
    () => createKeeper(storage, workspace.id, invoice?.id ?? null),
    [storage, workspace.id, invoice?.id],
  );
  const [kept, setKept] = useState(() => keeper.find());
  const start = (): Composition => {
    if (invoice !== null) return compositionOf(invoice, style);
    const blank = blankComposition({ lineId: newId(), today: todayIn(timeZone, now()), currency, message });
    return customer === undefined ? blank : withCustomer(blank, customer);
  };
  const [composition, setComposition] = useState(() => startedFrom(kept?.composition, customer) ?? start());
  const [isTouched, setTouched] = useState(kept !== undefined || invoice !== null);
  const keep = useDebouncedCallback((next: Composition) => void keeper.keep(next, now()), {
    delay: keepPauseMs,
    flushOnUnmount: true,
  });
  const change = (next: Composition) => {
    setComposition(next);
    setTouched(true);
    keep(next);
  };
  const startOver = () => {
    keep.cancel();
    keeper.forget();
    setKept(undefined);
    setTouched(false);
    setComposition(start());
  };
  return {
    composition,
    keptAt: kept?.keptAt,
    /** Nobody has typed yet: what is missing is not shown as a mistake. */
    isTouched,
    touch: () => setTouched(true),
    style,
    set: (patch: Partial<Composition>) => change({ ...composition, ...patch }),
    setLine: (id: string, patch: Partial<ComposedLine>) =>
      change({ ...composition, lines: composition.lines.map(line => (line.id === id ? { ...line, ...patch } : line)) }),
    startOver,
    /** After it was saved on the server, nothing needs to be kept here. */
    forget: () => {
      keep.cancel();
      keeper.forget();
    },
  };
}

/** What was kept; coming from another customer changes whom it is for, and nothing else that was typed. */
const startedFrom = (kept: Composition | undefined, customer: Customer | undefined): Composition | undefined =>
  kept === undefined || customer === undefined || kept.customerId === customer.id ? kept : withCustomer(kept, customer);

/** What the server predicts for it: figures, due date, and what stands in the way. Writes nothing. */
export function usePrediction({ composition, isTouched }: Pick<Composing, 'composition' | 'isTouched'>) {
  const style = useNumberStyle();
  const read = useMemo(() => readComposition(composition, style), [composition, style]);
  const [asked] = useDebouncedValue(read.fields, previewPauseMs);
  const preview = useRead(previewInvoice, { body: asked }, { keepsPrevious: true });
  return {
    ...read,
    prediction: preview.data,
    checks: preview.data?.checks ?? [],
    isTouched,
    fault: preview.error,
    /** The figures on the page belong to an earlier keystroke. */
    isBehind: preview.isPlaceholderData || asked !== read.fields,
  };
}

export type Prediction = ReturnType<typeof usePrediction>;
export type Composing = ReturnType<typeof useComposition>;
