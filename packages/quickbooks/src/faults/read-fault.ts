import { withoutNamedToken } from './without-secrets.ts';

/** One error of a fault, as QuickBooks reported it, with the names of the service dialect in lower case. */
export interface FaultEntry {
  readonly code: string;
  readonly message: string;
  readonly detail: string;
  readonly element: string;
}

/** A fault as it stood in the answer, whichever dialect it was written in. */
export interface ReportedFault {
  readonly type: string;
  readonly errors: readonly FaultEntry[];
}

/**
 * Finds a fault in a parsed document: the service dialect (`Fault.Error[].Message`) or the gateway's lower-case one
 * (`fault.error[].message`, protocol.md §8.1). A fault can come with HTTP 200, so every answer is looked at.
 */
export function readFault(document: unknown): ReportedFault | undefined {
  if (!isRecord(document)) return undefined;
  const fault = document['Fault'] ?? document['fault'];
  if (!isRecord(fault)) return undefined;
  const errors = listOf(fault['Error'] ?? fault['error']).filter(isRecord);
  return { type: textOf(fault['type']), errors: errors.map(readEntry) };
}

function readEntry(error: Record<string, unknown>): FaultEntry {
  const message = withoutNamedToken(textOf(error['Message'] ?? error['message']));
  return {
    // The gateway writes the code zero-padded inside the message and sometimes nowhere else.
    code: textOf(error['code']).replace(/^0+(?=\d)/, '') || (/errorCode=0*(\d+)/.exec(message)?.[1] ?? ''),
    message,
    detail: withoutNamedToken(textOf(error['Detail'] ?? error['detail'])),
    element: textOf(error['element']),
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
