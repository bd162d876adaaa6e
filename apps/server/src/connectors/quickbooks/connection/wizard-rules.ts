import { wizardSteps, type Connection, type ReadinessCheck, type WizardStep } from '@tieout/api';

/** What the wizard knows when a step is asked for. */
export interface WizardFacts {
  readonly checks: readonly ReadinessCheck[] | null;
  readonly hasIncomeAccount: boolean;
  readonly isTaxConfirmed: boolean;
  readonly preset: Connection['preset'];
}

/** What has to be settled before a step can be left, in the order of the steps; undefined when it is (I2G-06). */
const demands: Partial<Record<WizardStep, (facts: WizardFacts) => string | undefined>> = {
  readiness: ({ checks }) => {
    if (checks === null) return 'Let Tieout look into the company first.';
    const blocking = checks.find(check => check.state === 'blocks');
    return blocking && `${blocking.finding} ${blocking.meaning}`;
  },
  'income-account': ({ hasIncomeAccount }) =>
    hasIncomeAccount ? undefined : 'Choose the income account that invoices go to.',
  'tax-and-currency': ({ isTaxConfirmed }) =>
    isTaxConfirmed ? undefined : 'Confirm that tax rates and currencies are right.',
  preset: ({ preset }) => (preset === null ? 'Choose how the two sides work together.' : undefined),
};

/** Why the wizard cannot go on to a step yet, or undefined. Going back is always allowed. */
export function obstacleBefore(step: WizardStep, facts: WizardFacts): string | undefined {
  const earlier = wizardSteps.slice(0, wizardSteps.indexOf(step));
  return earlier.map(passed => demands[passed]?.(facts)).find(demand => demand !== undefined);
}
