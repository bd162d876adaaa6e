import type { Clock } from '../clock.ts';
import type { Environment } from '../environment.ts';
import type { HttpPorts } from '../transport/exchange-http.ts';

/** What the OAuth calls need from outside. */
export interface OAuthPorts {
  readonly environment: Environment;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly http: HttpPorts;
  readonly clock: Clock;
}
