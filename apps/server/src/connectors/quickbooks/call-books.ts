import { isQuickBooksFault, type FaultKind, type QuickBooksFault } from '@tieout/quickbooks';
import { ProblemFault } from '../../http/problem-fault.ts';
import { reconnectNeeded } from './connection/working-connection.ts';

/** Calls QuickBooks for a person who waits: a fault becomes a refusal that says what happened and what to do. */
export async function callBooks<Value>(
  connection: { readonly companyName: string },
  call: () => Promise<Value>,
): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    if (!isQuickBooksFault(error)) throw error;
    throw problemOf(error, connection.companyName);
  }
}

const deadTokens: ReadonlySet<FaultKind> = new Set(['reconnect', 'unauthorised']);
const silences: ReadonlySet<FaultKind> = new Set([
  'unavailable',
  'timeout',
  'server-error',
  'cancelled',
  'malformed-answer',
]);

/** The refusal that a fault of QuickBooks becomes for the caller of our API. */
export function problemOf(fault: QuickBooksFault, companyName: string): ProblemFault {
  if (deadTokens.has(fault.kind)) return reconnectNeeded(companyName);
  if (fault.kind === 'throttled') return unavailable('QuickBooks asks us to slow down.', fault);
  if (silences.has(fault.kind)) return unavailable('QuickBooks does not answer as it should at the moment.', fault);
  return new ProblemFault('refused-by-quickbooks', refusalSentence(fault), { cause: fault });
}

/** Whether the same call may succeed later, without anybody changing anything. */
export function isPassing(fault: QuickBooksFault): boolean {
  return problemOf(fault, '').code === 'quickbooks-unavailable';
}

/** Whether QuickBooks will say the same until somebody changes something: a permission, a setting, the request. */
export function isRefusal(fault: QuickBooksFault): boolean {
  return problemOf(fault, '').code === 'refused-by-quickbooks';
}

function unavailable(sentence: string, fault: QuickBooksFault): ProblemFault {
  return new ProblemFault('quickbooks-unavailable', `${sentence} Nothing is lost; try again in a moment.`, {
    cause: fault,
  });
}

/** QuickBooks' own words, with what they mean for the books. */
export function refusalSentence(fault: QuickBooksFault): string {
  const words = fault.detail === '' ? fault.message : fault.detail;
  return `${adviceOf(fault)} QuickBooks says: “${words}”`;
}

const advice: Partial<Record<FaultKind, string>> = {
  'duplicate-name': 'Another customer, vendor or employee in QuickBooks has this name; change it.',
  'duplicate-number': 'Another document in QuickBooks has this number; choose another one.',
  'closed-period':
    'It lies in a closed period of the books: choose a date after that, or have the period opened in QuickBooks.',
  'read-only-company': 'The company’s subscription has ended, so its books cannot be written.',
  'not-entitled': 'The company’s edition or settings lack this.',
  blocked: 'Other records in QuickBooks hold this one.',
  'not-found': 'QuickBooks no longer has this record, or it is inactive.',
  stale: 'Somebody changed it in QuickBooks meanwhile; look at the present state and try again.',
};

const adviceOf = ({ kind }: QuickBooksFault): string => advice[kind] ?? 'QuickBooks did not take this.';
