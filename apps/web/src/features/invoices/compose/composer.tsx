import { lazy, Suspense, useState, type ReactNode } from 'react';
import '../../../texts/areas/compose.ts';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import type { LinkTarget } from '../../../ui/page/loose-link.tsx';
import { Page } from '../../../ui/page/page.tsx';
import { CompanyScope } from '../../connection/company-scope.ts';
import { KeptNote } from '../../drafts/kept-note.tsx';
import { documentBeingTyped } from '../document/document-view.ts';
import { InvoiceDocument } from '../document/invoice-document.tsx';
import { ComposeForm } from './compose-form.tsx';
import { ComposeSteps } from './compose-steps.tsx';
import { ComposerActions } from './composer-actions.tsx';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';
import classes from './composer.module.css';

const Review = lazy(async () => ({ default: (await import('./review.tsx')).Review }));

interface ComposerProps {
  readonly title: string;
  readonly back: LinkTarget & { readonly label: string };
  readonly composing: Composing;
  readonly predicted: Prediction;
  /** Why it was refused. */
  readonly fault: unknown;
  /** Where the kind has drafts: the button that saves one. */
  readonly draftButton?: ReactNode;
  /** What is said above the form. */
  readonly note?: ReactNode;
  readonly onWrite: () => void;
  readonly isWriting: boolean;
  readonly writeLabel: string;
}

/** Form in the middle, the document growing on the right, steps on top. Nothing is written to QuickBooks before the last step. */
export function Composer(props: ComposerProps) {
  const { title, back, composing, predicted, fault, draftButton, note } = props;
  const [step, setStep] = useState<'compose' | 'review'>('compose');
  const { kind, composition } = composing;
  const { prediction } = predicted;
  const company = prediction?.company?.id ?? composition.connectionId ?? undefined;
  const view = documentBeingTyped({ kind, composition, lines: predicted.fields.lines, prediction });
  const actions = (
    <ComposerActions
      step={step}
      predicted={predicted}
      draftButton={draftButton}
      onStep={setStep}
      onBlocked={composing.touch}
      onWrite={props.onWrite}
      isWriting={props.isWriting}
      writeLabel={props.writeLabel}
    />
  );
  return (
    <CompanyScope value={company}>
      <Page title={title} back={back} actions={actions}>
        <ComposeSteps step={step} />
        {note}
        <KeptNote keptAt={composing.keptAt} onStartOver={composing.startOver} />
        <FaultNote fault={fault} />
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
