import { BooksFault } from '../faults/books-fault.ts';
import { tokenName } from './reserved-words.ts';
import type { Token } from './tokens.ts';

/** Fault 4000: the statement cannot be parsed. */
export function queryParseFault(detail: string): BooksFault {
  return new BooksFault({ code: '4000', message: 'Error parsing query', detail });
}

/** Fault 4000 as the real parser words it: what it met, where, and what it would have taken. */
export function unexpectedToken(token: Token, expected: readonly string[]): BooksFault {
  if (token.kind === 'unreadable') return queryParseFault(`QueryParserError: Invalid content. ${token.text}`);
  const where = `at line ${token.line}, column ${token.column}.`;
  const list = expected.map(one => (one === '<EOF>' ? '    <EOF> \n' : `    ${one} ...\n`)).join('');
  const heading = expected.length === 1 ? 'Was expecting:' : 'Was expecting one of:';
  return queryParseFault(`QueryParserError: Encountered ${shown(token)} ${where}\n${heading}\n${list}    `);
}

/** `" <IDENTIFIER> "TxnDate ""`, `" "null" "NULL ""`, `" <STRING> "'s' """`, `"<EOF>"` (recorded forms). */
function shown(token: Token): string {
  switch (token.kind) {
    case 'end':
      return '"<EOF>"';
    case 'word':
      return `" ${tokenName(token.text)} "${token.text} ""`;
    case 'string':
      return `" <STRING> "'${token.text}' ""`;
    case 'number':
      return `" <NUMBER> "${token.text} ""`;
    case 'symbol':
    case 'unreadable':
      return `" "${token.text}" "${token.text} ""`;
  }
}

/** Fault 4001: the statement is well formed but asks for what cannot be had. */
export function queryFault(detail: string): BooksFault {
  return new BooksFault({ code: '4001', message: 'Invalid query', detail: `QueryValidationError: ${detail}` });
}
