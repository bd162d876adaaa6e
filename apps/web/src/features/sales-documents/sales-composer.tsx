import type { InvoiceFields } from '@tieout/api';
import { Box } from '@mantine/core';
import '../../texts/areas/compose.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import type { LinkTarget } from '../../ui/page/loose-link.tsx';
import { ConnectionNeeded } from '../connection/connection-needed.tsx';
import { Composer } from '../invoices/compose/composer.tsx';
import type { Composition } from '../invoices/compose/composition.ts';
import { useComposition, type CompositionStart } from '../invoices/compose/use-composition.ts';
import { usePrediction } from '../invoices/compose/use-prediction.ts';

interface SalesComposerProps {
  readonly start: CompositionStart;
  readonly back: LinkTarget & { readonly label: string };
  /** Writes it on both sides; `undefined` where what was typed cannot be written yet. */
  readonly write: (typed: InvoiceFields, composition: Composition) => Promise<{ readonly id: string }> | undefined;
  readonly state: { readonly isPending: boolean; readonly fault: unknown };
  readonly onWritten: (id: string) => unknown;
}

/** A sales document: written on both sides at once, and until then kept in this browser, since it has no drafts. */
export function SalesComposer({ start, back, write, state, onWritten }: SalesComposerProps) {
  const { t } = useTranslation();
  const composing = useComposition(start);
  const predicted = usePrediction(composing);
  const isNew = start.document === null;
  const writeOnce = async () => {
    const written = await write(predicted.fields, composing.composition);
    if (written === undefined) return;
    composing.forget();
    onWritten(written.id);
  };
  return (
    <Composer
      title={isNew ? t(`compose.newTitle.${start.kind}`) : t(`compose.editTitle.${start.kind}`)}
      back={back}
      composing={composing}
      predicted={predicted}
      fault={state.fault}
      note={
        <Box mb="lg">
          <ConnectionNeeded sentence={t('compose.notConnected')} />
        </Box>
      }
      // What is refused is told by the composer's note.
      onWrite={() => void writeOnce().catch(() => undefined)}
      isWriting={state.isPending}
      writeLabel={isNew ? t('compose.create') : t('compose.change')}
    />
  );
}
