import { isQuickBooksFault, type QuickBooksFault } from '@tieout/quickbooks';
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

/** The refusal that a fault of QuickBooks becomes for the caller of our API. */
export function problemOf(fault: QuickBooksFault, companyName: string): ProblemFault {
  switch (fault.kind) {
    case 'reconnect':
    case 'unauthorised':
      return reconnectNeeded(companyName);
    case 'throttled':
      return unavailable('QuickBooks asks us to slow down.', fault);
    case 'unavailable':
    case 'timeout':
    case 'server-error':
    case 'cancelled':
    case 'malformed-answer':
      return unavailable('QuickBooks does not answer as it should at the moment.', fault);
    default:
      return new ProblemFault('refused-by-quickbooks', refusalSentence(fault), { cause: fault });
  }
}

/** Whether the same call may succeed later, without anybody changing anything. */
export function isPassing(fault: QuickBooksFault): boolean {
  return problemOf(fault, '').code === 'quickbooks-unavailable';
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

function adviceOf(fault: QuickBooksFault): string {
  switch (fault.kind) {
    case 'duplicate-name':
      return 'Another customer, vendor or employee in QuickBooks has this name; change it.';
    case 'duplicate-number':
      return 'Another document in QuickBooks has this number; choose another one.';
    case 'closed-period':
      return 'The date lies in a closed period of the books; choose a later date.';
    case 'read-only-company':
      return 'The company’s subscription has ended, so its books cannot be written.';
    case 'not-entitled':
      return 'The company’s edition or settings lack this.';
    case 'blocked':
      return 'Other records in QuickBooks hold this one.';
    case 'not-found':
      return 'QuickBooks no longer has this record, or it is inactive.';
    case 'stale':
      return 'Somebody changed it in QuickBooks meanwhile; look at the present state and try again.';
    default:
      return 'QuickBooks did not take this.';
  }
}
