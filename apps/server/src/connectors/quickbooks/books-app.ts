import { environmentAt, production, sandbox, type Environment } from '@tieout/quickbooks';
import { emulatorOrigin } from '../../settings/emulator-origin.ts';
import type { Settings } from '../../settings/read-settings.ts';

/** The app under which we are known to QuickBooks, or to the emulator. */
export interface BooksApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly environment: Environment;
  readonly isEmulated: boolean;
  /** Verifies webhooks; undefined: none are accepted. */
  readonly webhookToken: string | undefined;
}

/** The app that every emulator knows from its start. Its secret is no secret. */
const emulatorApp = { clientId: 'emulator-default-client-id', clientSecret: 'emulator-default-client-secret' } as const;

/** Credentials in the settings lead to the real QuickBooks; without them the emulator is the far side. */
export function booksAppOf(settings: Settings): BooksApp {
  const { QUICKBOOKS_CLIENT_ID: clientId, QUICKBOOKS_CLIENT_SECRET: clientSecret } = settings;
  const webhookToken = settings.QUICKBOOKS_WEBHOOK_TOKEN;
  if (clientId === undefined || clientSecret === undefined) {
    const environment = environmentAt(emulatorOrigin(settings));
    return { ...emulatorApp, environment, isEmulated: true, webhookToken };
  }
  const environment = settings.QUICKBOOKS_ENVIRONMENT === 'production' ? production : sandbox;
  return { clientId, clientSecret, environment, isEmulated: false, webhookToken };
}

/** What the environment is called in the database: one realm id means one company within it. */
export const environmentKey = (app: BooksApp): string => (app.isEmulated ? 'emulator' : app.environment.name);
