import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import '../../../texts/areas/compose.ts';
import '../../../texts/areas/invoices.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Ago } from '../../../ui/dates/dates.tsx';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Page } from '../../../ui/page/page.tsx';
import { CompanyScope } from '../../connection/company-scope.ts';
import { documentBeingTyped } from '../document/document-view.ts';
import { InvoiceDocument } from '../document/invoice-document.tsx';
import { ComposeForm } from './compose-form.tsx';
import { ComposeSteps } from './compose-steps.tsx';
import { ComposerActions } from './composer-actions.tsx';
import { useComposition, usePrediction, type CompositionStart } from './use-composition.ts';
import { useOutcome } from './use-outcome.ts';
import { useSaving } from './use-saving.ts';
import classes from './composer.module.css';

/** Form in the middle, the document growing on the right, steps on top. Nothing is written to QuickBooks before the last step. */
export function Composer(start: CompositionStart) {
  const { t } = useTranslation();
  const { invoice } = start;
  const composing = useComposition(start);
  const predicted = usePrediction(composing);
  const saving = useSaving(invoice);
  const [step, setStep] = useState<'compose' | 'review'>('compose');
  const { save, post } = useOutcome({ start, composing, predicted, saving });
  const company = predicted.prediction?.company?.id ?? composing.composition.connectionId ?? undefined;
  const view = documentBeingTyped(composing.composition, predicted.fields.lines, predicted.prediction);
  return (
    <CompanyScope value={company}>
      <Page
        title={invoice === null ? t('compose.newTitle') : t('compose.editTitle')}
        back={{ to: '/invoices', label: t('invoices.title') }}
        actions={
          <ComposerActions
            step={step}
            predicted={predicted}
            saving={saving}
            onStep={setStep}
            onBlocked={composing.touch}
            onSave={save}
            onPost={post}
          />
        }
      >
        <ComposeSteps step={step} />
        <KeptNote keptAt={composing.keptAt} onStartOver={composing.startOver} />
        <FaultNote fault={saving.fault ?? start.fault} />
        <div className={classes.columns}>
          {step === 'compose' ? (
            <ComposeForm composing={composing} predicted={predicted} />
          ) : (
            <Suspense fallback={null}>
              <Review composing={composing} predicted={predicted} />
            </Suspense>
          )}
          <div className={classes.document}>
            <FaultNote fault={predicted.fault} />
            <InvoiceDocument view={view} />
          </div>
        </div>
      </Page>
    </CompanyScope>
  );
}

const Review = lazy(async () => ({ default: (await import('./review.tsx')).Review }));

interface KeptNoteProps {
  readonly keptAt: string | undefined;
  readonly onStartOver: () => void;
}

function KeptNote({ keptAt, onStartOver }: KeptNoteProps) {
  const { t } = useTranslation();
  if (keptAt === undefined) return null;
  const again = (
    <Button size="xs" variant="default" onClick={onStartOver}>
      {t('compose.startOver')}
    </Button>
  );
  return (
    <div className={classes.kept}>
      <Note tone="quiet" action={again}>
        {t('compose.kept', { when: '' })} <Ago at={keptAt} />
      </Note>
    </div>
  );
}
