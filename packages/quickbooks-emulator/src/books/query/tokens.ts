import { queryParseFault } from './query-faults.ts';

/** A word of a statement. `column` counts from 1, as faults do. */
export interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'symbol' | 'end' | 'unreadable';
  /** As written; of a string, without quotes and with escapes resolved; of what is unreadable, why. */
  readonly text: string;
  readonly column: number;
  readonly line: number;
}

/** Longest statement; GET is limited by the URL anyway (protocol.md §3.2). */
const STATEMENT_MAX = 100_000;
/** How much of a string without end a fault shows. */
const EXCERPT_MAX = 60;
const SYMBOLS = ['<=', '>=', '!=', '<>', '=', '<', '>', '(', ')', ',', '*', '.'];
const WORD = /[A-Za-z_][\w]*/y;
const NUMBER = /-?\d+(\.\d+)?/y;

/**
 * Cuts a statement into words, up to what is none: a stray character, a string without end. That is a fault only for
 * a parser that gets there: the real one reads on as it goes, and tells of an unescaped apostrophe by the word behind
 * it (recorded).
 */
export function tokenize(statement: string): readonly Token[] {
  if (statement.length > STATEMENT_MAX)
    throw queryParseFault(`QueryParserError: The statement is longer than ${STATEMENT_MAX} characters.`);
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  while (at < statement.length) {
    const character = statement[at] ?? '';
    if (/\s/.test(character)) {
      if (character === '\n') {
        line += 1;
        lineStart = at + 1;
      }
      at += 1;
      continue;
    }
    const place = { column: at - lineStart + 1, line };
    const found = tokenAt(statement, at, place);
    tokens.push(found.token);
    if (found.token.kind === 'unreadable') return tokens;
    at = found.next;
  }
  tokens.push({ kind: 'end', text: '', column: at - lineStart + 1, line });
  return tokens;
}

type Place = Pick<Token, 'column' | 'line'>;

function tokenAt(statement: string, at: number, place: Place): { readonly token: Token; readonly next: number } {
  if (statement[at] === "'") return stringAt(statement, at, place);
  const word = match(WORD, statement, at);
  if (word !== undefined) return { token: { kind: 'word', text: word, ...place }, next: at + word.length };
  const number = match(NUMBER, statement, at);
  if (number !== undefined) return { token: { kind: 'number', text: number, ...place }, next: at + number.length };
  const symbol = SYMBOLS.find(candidate => statement.startsWith(candidate, at));
  if (symbol !== undefined) return { token: { kind: 'symbol', text: symbol, ...place }, next: at + symbol.length };
  return unreadable(strayCharacter(statement[at] ?? '', place), place);
}

/** A string in single quotes; the backslash escapes, doubling the quote does not (protocol.md §3.2). */
function stringAt(statement: string, at: number, place: Place): { readonly token: Token; readonly next: number } {
  let text = '';
  for (let index = at + 1; index < statement.length; index += 1) {
    const character = statement[index] ?? '';
    if (character === '\\' && index + 1 < statement.length) {
      index += 1;
      text += statement[index] ?? '';
    } else if (character === "'") {
      return { token: { kind: 'string', text, ...place }, next: index + 1 };
    } else {
      text += character;
    }
  }
  const start = statement.slice(at, at + EXCERPT_MAX);
  return unreadable(
    `Lexical error at line ${place.line}, column ${statement.length + 1}.  Encountered: <EOF> after : "${start}"`,
    place,
  );
}

function strayCharacter(character: string, { line, column }: Place): string {
  const code = character.codePointAt(0) ?? 0;
  return `Lexical error at line ${line}, column ${column}.  Encountered: "${character}" (${code}), after : ""`;
}

function unreadable(text: string, place: Place): { readonly token: Token; readonly next: number } {
  return { token: { kind: 'unreadable', text, ...place }, next: 0 };
}

function match(pattern: RegExp, statement: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(statement)?.[0];
}
