import type { Clock } from '../clock/clock.ts';
import type { AppRegistry } from './app-registry.ts';
import type { Grants } from './grants.ts';
import type { SigningKey } from './signing-key.ts';

/** A company as the consent page offers it. */
export interface CompanyChoice {
  readonly realmId: string;
  readonly name: string;
  readonly country: string;
}

/** What the OAuth endpoints work on. */
export interface OAuthContext {
  readonly clock: Clock;
  readonly apps: AppRegistry;
  readonly grants: Grants;
  readonly signingKey: SigningKey;
  listCompanies(): readonly CompanyChoice[];
}
