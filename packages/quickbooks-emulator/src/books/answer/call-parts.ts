import type { BooksCall } from '../call.ts';
import { BooksFault } from '../faults/books-fault.ts';
import { invalidProperty } from '../faults/faults.ts';
import type { JsonValue } from '../json.ts';
import type { Fields } from '../schema/field.ts';
import { jsonFromXml } from '../schema/json-from-xml.ts';
import type { WriteOptions } from '../write/write-options.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Whether the caller asked for JSON; anything else is answered in XML (protocol.md §2.3). Who asks for a PDF gets
 * faults in JSON (§2.6).
 */
export function wantsJson(call: BooksCall): boolean {
  const accept = call.accept?.toLowerCase() ?? '';
  return accept.includes('json') || accept.includes('application/pdf') || call.query.get('format') === 'json';
}

/** The body as text. Bytes that are not UTF-8 are fault 500 (protocol.md §2.3). */
export function bodyText(call: BooksCall): string {
  try {
    return utf8.decode(call.body);
  } catch {
    throw new BooksFault({
      code: '500',
      message: 'Unsupported Operation',
      detail: 'MalformedByteSequenceException: Invalid byte of a UTF-8 sequence.',
      element: '',
    });
  }
}

/** The body as JSON. What is none is refused like a property that is none, 2010. */
export function bodyJson(call: BooksCall): JsonValue {
  const text = bodyText(call);
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    throw invalidProperty();
  }
}

/** The body of an entity write: JSON, or XML when Content-Type says so. */
export function entityBody(call: BooksCall, entity: { readonly name: string; readonly fields: Fields }): JsonValue {
  return call.contentType?.includes('xml') === true ? jsonFromXml(bodyText(call), entity) : bodyJson(call);
}

/** The switches of `?include=a,b`, lower-cased. */
export function writeOptions(call: BooksCall): WriteOptions {
  const include = call.query.get('include');
  const sendTo = call.query.get('sendTo')?.trim() ?? '';
  const switches =
    include === null
      ? NO_SWITCHES
      : new Set(
          include
            .toLowerCase()
            .split(',')
            .map(one => one.trim()),
        );
  return { actor: call.actor, include: switches, ...(sendTo === '' ? {} : { sendTo }) };
}

const NO_SWITCHES: ReadonlySet<string> = new Set();
