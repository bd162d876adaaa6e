import { readJson } from './read-json.ts';
import { readXml } from './read-xml.ts';

/**
 * Parses the body of an answer, whichever language it is in: gateways answer in XML even when JSON was asked for (protocol.md §8.1),
 * so the first character decides, not the header.
 * @returns undefined when the body is neither: empty, an HTML page, plain text.
 * @throws SyntaxError when it starts like JSON or XML and is broken.
 */
export function readDocument(text: string): Readonly<Record<string, unknown>> | undefined {
  const start = /^[\s\uFEFF]*/.exec(text)?.[0].length ?? 0;
  const first = text[start];
  if (first === '{') return asRecord(readJson(text));
  if (first === '<' && !isPage(text)) return readXml(text);
  return undefined;
}

/** A page for people, whatever stands before it: a declaration, comments, blanks. */
function isPage(text: string): boolean {
  return /^(?:\s|\uFEFF|<\?[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->)*<(?:!doctype\s+html|html)\b/i.test(
    text.slice(0, PAGE_START_MAX),
  );
}

/** A page says what it is within so many characters. */
const PAGE_START_MAX = 2_000;

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
