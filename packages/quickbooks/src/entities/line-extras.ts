import type { PaymentLine } from './lines.ts';

/**
 * Reads the extras of a payment line as name → value: `txnId`, `txnOpenBalance`, `txnReferenceNumber`. JSON answers write them the way
 * JAXB does (`{ any: [{ value: { Name, Value } }] }`), XML answers as `NameValue` (entities.md §2.7).
 */
export function lineExtras(line: PaymentLine): Readonly<Record<string, string>> {
  const extras: unknown = line.LineEx;
  const entries = isRecord(extras) ? [...listOf(extras['NameValue']), ...listOf(extras['any']).map(unwrap)] : [];
  return Object.fromEntries(
    entries
      .filter(isRecord)
      .flatMap(({ Name, Value }) => (typeof Name === 'string' && typeof Value === 'string' ? [[Name, Value]] : [])),
  );
}

function unwrap(entry: unknown): unknown {
  return isRecord(entry) ? entry['value'] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
