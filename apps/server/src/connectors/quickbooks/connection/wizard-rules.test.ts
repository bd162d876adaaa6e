import type { ReadinessCheck, WizardStep } from '@tieout/api';
import { expect, test } from 'vitest';
import { obstacleBefore } from './wizard-rules.ts';

const blocked: ReadinessCheck = {
  code: 'company-status',
  state: 'blocks',
  finding: 'The subscription ended.',
  meaning: 'Renew it.',
  cure: null,
};
const settled = { checks: [], hasIncomeAccount: true, isTaxConfirmed: true, preset: 'import' } as const;

test.each<[WizardStep, object, string | undefined]>([
  ['company', { ...settled, checks: null }, undefined],
  ['readiness', { ...settled, checks: null }, undefined],
  ['income-account', { ...settled, checks: null }, 'Let Tieout look'],
  ['income-account', { ...settled, checks: [blocked] }, 'The subscription ended. Renew it.'],
  ['income-account', { ...settled, hasIncomeAccount: false }, undefined],
  ['tax-and-currency', { ...settled, hasIncomeAccount: false }, 'Choose the income account'],
  ['preset', { ...settled, isTaxConfirmed: false }, 'Confirm that tax rates'],
  ['import', { ...settled, preset: null }, 'Choose how'],
  ['done', settled, undefined],
])('I2G-06 before "%s" with %j stands: %s', (step, facts, obstacle) => {
  const found = obstacleBefore(step, facts as typeof settled);
  if (obstacle === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(obstacle);
});
