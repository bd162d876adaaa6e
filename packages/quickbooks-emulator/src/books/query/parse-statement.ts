import type { JsonValue } from '../json.ts';
import { queryFault, unexpectedToken } from './query-faults.ts';
import { isReserved } from './reserved-words.ts';
import type { Condition, Operator, OrderKey, Statement } from './statement.ts';
import { tokenize, type Token } from './tokens.ts';

const CONDITIONS_MAX = 200;
const IN_VALUES_MAX = 5000;
const FIELDS_MAX = 500;
const OPERATORS: ReadonlySet<string> = new Set(['=', '<', '>', '<=', '>=']);

/**
 * Parses a statement of the documented grammar (protocol.md §3.2):
 * `SELECT … FROM Entity [WHERE … AND …] [ORDERBY …] [STARTPOSITION n] [MAXRESULTS n]`. Keywords in any case.
 * Faults 4000 with the place where parsing stopped.
 */
export function parseStatement(text: string): Statement {
  return new StatementParser(tokenize(text)).parse();
}

class StatementParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Statement {
    this.#keyword('select');
    const projection = this.#projection();
    this.#keyword('from');
    const entity = this.#identifier();
    const conditions = this.#takes('where') ? this.#conditions() : [];
    const order = this.#order();
    const window = this.#window();
    if (this.#peek().kind !== 'end') throw unexpectedToken(this.#peek(), followers({ conditions, order, ...window }));
    return { projection, entity, conditions, order, ...window };
  }

  #projection(): Statement['projection'] {
    if (this.#isWord('count') && this.#tokens[this.#at + 1]?.text === '(') {
      this.#at += 2;
      this.#symbol('*');
      this.#symbol(')');
      return { kind: 'count' };
    }
    const names: string[] = [];
    let all = false;
    do {
      if (this.#takesSymbol('*')) all = true;
      else names.push(this.#property());
    } while (this.#takesSymbol(',') && names.length < FIELDS_MAX);
    return all ? { kind: 'all' } : { kind: 'fields', names };
  }

  #conditions(): readonly Condition[] {
    const conditions: Condition[] = [];
    do conditions.push(this.#condition());
    while (this.#takes('and') && conditions.length < CONDITIONS_MAX);
    return conditions;
  }

  #condition(): Condition {
    const property = this.#property();
    const operator = this.#operator();
    return { property, operator, values: operator === 'IN' ? this.#list() : [this.#value()] };
  }

  #operator(): Operator {
    if (this.#takes('in')) return 'IN';
    if (this.#takes('like')) return 'LIKE';
    const token = this.#peek();
    if (token.kind !== 'symbol' || !OPERATORS.has(token.text)) {
      throw unexpectedToken(token, ['"."', '"="', '"in"', '"like"', '"<"', '">"', '"<="', '">="']);
    }
    this.#at += 1;
    return token.text as Operator;
  }

  #list(): readonly JsonValue[] {
    this.#symbol('(');
    const values: JsonValue[] = [];
    do values.push(this.#value());
    while (this.#takesSymbol(',') && values.length < IN_VALUES_MAX);
    this.#symbol(')');
    return values;
  }

  #value(): JsonValue {
    const token = this.#peek();
    this.#at += 1;
    if (token.kind === 'string') return token.text;
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'word' && /^true$/i.test(token.text)) return true;
    if (token.kind === 'word' && /^false$/i.test(token.text)) return false;
    this.#at -= 1;
    throw unexpectedToken(token, ['<STRING>', '<NUMBER>', '"true"', '"false"']);
  }

  #property(): string {
    let path = this.#identifier();
    while (this.#takesSymbol('.')) path += `.${this.#identifier()}`;
    return path;
  }

  /** One word in the documents; two are taken as well (protocol.md §3.2). */
  #order(): readonly OrderKey[] {
    if (this.#takes('order')) this.#keyword('by');
    else if (!this.#takes('orderby')) return [];
    const keys: OrderKey[] = [];
    do {
      const property = this.#property();
      const descending = this.#takes('desc');
      if (!descending) this.#takes('asc');
      keys.push({ property, descending });
    } while (this.#takesSymbol(',') && keys.length < CONDITIONS_MAX);
    return keys;
  }

  #window(): { readonly startPosition: number | undefined; readonly maxResults: number | undefined } {
    let startPosition: number | undefined;
    let maxResults: number | undefined;
    for (;;) {
      if (startPosition === undefined && this.#takes('startposition')) startPosition = this.#count();
      else if (maxResults === undefined && this.#takes('maxresults')) maxResults = this.#count();
      else return { startPosition, maxResults };
    }
  }

  #count(): number {
    const token = this.#peek();
    const isNumber = token.kind === 'number' || (token.kind === 'string' && /^-?\d+$/.test(token.text));
    if (!isNumber) throw unexpectedToken(token, ['<NUMBER>']);
    this.#at += 1;
    const count = Number(token.text);
    if (!Number.isSafeInteger(count)) throw queryFault(`value ${token.text} is not valid`);
    // Recorded: "value 0 is too small. Min allowed value is 1".
    if (count < 1) throw queryFault(`value ${token.text} is too small. Min allowed value is 1`);
    return count;
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', column: 1, line: 1 };
  }

  #isWord(word: string): boolean {
    const token = this.#peek();
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  #takes(word: string): boolean {
    if (!this.#isWord(word)) return false;
    this.#at += 1;
    return true;
  }

  #keyword(word: string): void {
    if (!this.#takes(word)) throw unexpectedToken(this.#peek(), [`"${word}"`]);
  }

  #identifier(): string {
    const token = this.#peek();
    if (token.kind !== 'word' || isReserved(token.text)) throw unexpectedToken(token, ['<IDENTIFIER>']);
    this.#at += 1;
    return token.text;
  }

  #takesSymbol(symbol: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'symbol' || token.text !== symbol) return false;
    this.#at += 1;
    return true;
  }

  #symbol(symbol: string): void {
    if (!this.#takesSymbol(symbol)) throw unexpectedToken(this.#peek(), [`"${symbol}"`]);
  }
}

/** What may come behind the part of a statement that was read, in the order of the real parser (recorded). */
function followers(read: Pick<Statement, 'conditions' | 'order' | 'startPosition' | 'maxResults'>): readonly string[] {
  const { conditions, order, startPosition, maxResults } = read;
  const windowBegan = startPosition !== undefined || maxResults !== undefined;
  if (!windowBegan && order.length === 0) {
    const rest = ['"order"', '"orderby"', '"startposition"'];
    return conditions.length > 0
      ? ['<EOF>', '<AND>', '"iterator"', '"maxresults"', '<OR>', ...rest]
      : ['<EOF>', '"iterator"', '"maxresults"', ...rest, '"where"'];
  }
  const left = [maxResults ?? '"maxresults"', startPosition ?? '"startposition"'];
  return ['<EOF>', ...left.filter(one => typeof one === 'string')];
}
