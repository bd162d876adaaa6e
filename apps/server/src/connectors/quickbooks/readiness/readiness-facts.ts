import type { ReadinessCheck } from '@tieout/api';
import type { References } from '../reference/read-references.ts';

/** What the checks look at: all of it from the mirror, fresh from QuickBooks. */
export interface ReadinessFacts {
  readonly references: References;
  /** Our workspace's currency. */
  readonly currency: string;
  /** Origin of QuickBooks' pages, for cures that only a person there can do. */
  readonly appUrl: string;
}

/** One check: pure, from facts to a finding. */
export type Check = (facts: ReadinessFacts) => ReadinessCheck;

/** A page of QuickBooks where a person can change a setting. */
export const settingsLink = (appUrl: string, label: string) => ({
  kind: 'link' as const,
  label,
  url: new URL('/app/companysettings', appUrl).href,
});
