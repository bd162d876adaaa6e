import { emulatorOrigin } from '../settings/emulator-origin.ts';
import type { Settings } from '../settings/read-settings.ts';
import { good, note, type Finding } from './finding.ts';

const answerMaxMs = 5_000;
// Intuit's published discovery document: reachable means that the network to QuickBooks is open (protocol.md §1).
const discovery = 'https://developer.api.intuit.com/.well-known/openid_configuration/';

/** Whether the far side answers: QuickBooks, or the emulator in its place. */
export async function examineBooks(settings: Settings): Promise<Finding> {
  const isEmulated = settings.QUICKBOOKS_CLIENT_ID === undefined;
  const url = isEmulated ? `${emulatorOrigin(settings)}/emulator/companies` : discovery;
  const response = await fetch(url, { signal: AbortSignal.timeout(answerMaxMs) }).catch(() => undefined);
  if (response !== undefined) {
    return good(
      'QuickBooks',
      isEmulated ? 'The emulator answers.' : `QuickBooks (${settings.QUICKBOOKS_ENVIRONMENT}) answers.`,
    );
  }
  return isEmulated
    ? note('QuickBooks', 'The emulator does not answer.', 'It runs while "npm start" runs.')
    : note(
        'QuickBooks',
        'QuickBooks does not answer.',
        'Check this machine’s way to the internet, then status.developer.intuit.com.',
      );
}
