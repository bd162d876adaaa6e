import type { Connection, WizardStep } from '@tieout/api';

/** The props of every step of the wizard. */
export interface WizardStepProps {
  readonly connection: Connection;
  readonly onGo: (step: WizardStep) => void;
}
