import { randomText, type Randomness } from '../random/randomness.ts';
import { DEFAULT_APP, type App, type WebhookEndpoint } from './app.ts';

export interface AppRegistration {
  readonly redirectUris: readonly string[];
  readonly webhook?: WebhookEndpoint | undefined;
  /** Given together with a secret, an app can be registered anew at every start and stay the same. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
}

/** Real client ids are `AB` and 48 characters, secrets 40. */
const CLIENT_ID_LENGTH = 48;
const CLIENT_SECRET_LENGTH = 40;

/** The apps known to this emulator. */
export class AppRegistry {
  readonly #apps = new Map<string, App>([[DEFAULT_APP.clientId, DEFAULT_APP]]);
  readonly #randomness: Randomness;
  readonly #changed: () => void;

  constructor(randomness: Randomness, changed: () => void) {
    this.#randomness = randomness;
    this.#changed = changed;
  }

  register(registration: AppRegistration): App {
    const clientId = registration.clientId ?? `AB${randomText(this.#randomness, CLIENT_ID_LENGTH)}`;
    const known = this.#apps.get(clientId);
    const app: App = {
      clientId,
      clientSecret:
        registration.clientSecret ?? known?.clientSecret ?? randomText(this.#randomness, CLIENT_SECRET_LENGTH),
      redirectUris: registration.redirectUris,
      ...(registration.webhook && { webhook: registration.webhook }),
    };
    this.#apps.set(clientId, app);
    this.#changed();
    return app;
  }

  find(clientId: string): App | undefined {
    return this.#apps.get(clientId);
  }

  list(): readonly App[] {
    return [...this.#apps.values()];
  }

  restore(apps: readonly App[]): void {
    for (const app of apps) this.#apps.set(app.clientId, app);
  }
}
