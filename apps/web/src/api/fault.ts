import { ApiFault, type ProblemCode, type ProblemDocument } from '@tieout/api';

/** The problem document of whatever was thrown. What is not a refusal of the API is a mistake of ours and says so. */
export function problemOf(fault: unknown): ProblemDocument {
  if (fault instanceof ApiFault) return fault.problem;
  const detail = fault instanceof Error ? fault.message : String(fault);
  return { type: 'about:blank', code: 'page-fault', title: '', status: 0, detail, instance: '' };
}

export function isProblem(fault: unknown, code: ProblemCode): boolean {
  return fault instanceof ApiFault && fault.problem.code === code;
}

/** Whether asking the same thing again may help: the server was out of reach or overloaded, and refused nothing. */
export function isPassing(fault: unknown): boolean {
  if (!(fault instanceof ApiFault)) return false;
  return fault.problem.status === 0 || fault.problem.status === 502 || fault.problem.status === 503;
}

/**
 * Whether an order was lost on its way, so that it is given again by itself. What QuickBooks did not answer was not lost: the order is
 * written down here and is sent there again by the server; given once more it would be carried out twice.
 */
export const isLost = (fault: unknown): boolean => isPassing(fault) && !isProblem(fault, 'quickbooks-unavailable');

/** Whether an order may be written down here although it failed: the server sends it when QuickBooks answers, or lets us in, again. */
export const mayBeWaiting = (fault: unknown): boolean => isPassing(fault) || isProblem(fault, 'reconnect-needed');

/** Whether all that was refused stands beside fields of a form, which say so themselves: `billingAddress` speaks for `billingAddress.city`. */
export function isToldBeside(fault: unknown, fields: readonly string[]): boolean {
  const refused = Object.keys(fieldErrorsOf(fault));
  return (
    refused.length > 0 && refused.every(path => fields.includes(path) || fields.includes(path.split('.')[0] ?? ''))
  );
}

/** The refused fields, by path, with the words to show beside each. */
export function fieldErrorsOf(fault: unknown): Readonly<Record<string, string>> {
  const fields = fault instanceof ApiFault ? (fault.problem.fields ?? []) : [];
  return Object.fromEntries(fields.map(field => [field.path, field.message]));
}
