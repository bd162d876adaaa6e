import { lazy, Suspense } from 'react';
import type { WizardStep } from '@tieout/api';
import { PlanShapes } from '../../../features/import/plan-shapes.tsx';
import { CompanyStep } from './company-step.tsx';
import { DoneStep } from './done-step.tsx';
import { ImportStep } from './import-step.tsx';
import { IncomeAccountStep } from './income-account-step.tsx';
import { PresetStep } from './preset-step.tsx';
import { ReadinessStep } from './readiness-step.tsx';
import { TaxStep } from './tax-step.tsx';
import type { WizardStepProps } from './wizard-step.ts';

/** The table of the plan is the heaviest part of the wizard, and its last. */
const PlanStepPage = lazy(async () => ({ default: (await import('./plan-step-page.tsx')).PlanStepPage }));

/** The question at hand. */
export function WizardBody({ step, ...props }: WizardStepProps & { readonly step: WizardStep }) {
  switch (step) {
    case 'company':
      return <CompanyStep {...props} />;
    case 'readiness':
      return <ReadinessStep {...props} />;
    case 'income-account':
      return <IncomeAccountStep {...props} />;
    case 'tax-and-currency':
      return <TaxStep {...props} />;
    case 'preset':
      return <PresetStep {...props} />;
    case 'import':
      return <ImportStep {...props} />;
    case 'plan':
      return (
        <Suspense fallback={<PlanShapes />}>
          <PlanStepPage {...props} />
        </Suspense>
      );
    case 'done':
      return <DoneStep {...props} />;
  }
}
