declare const decimalBrand: unique symbol;

/**
 * A decimal number as text, digit for digit as QuickBooks wrote it: `'120.00'`, `'0.5306667'`, `'-3'`.
 * Amounts, prices, rates and quantities have this type, because a JS number cannot hold every cent. Calculate with a decimal
 * library; the client writes the text back as a JSON number with the same digits.
 */
export type Decimal = string & { readonly [decimalBrand]: true };

/** Refuses exponents such as `1e999999999`, which would grow to gigabytes when written out. */
export const DECIMAL_DIGITS_MAX = 400;

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const ON_THE_WIRE = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Whether something is decimal text, such as a field that came from elsewhere. */
export function isDecimal(value: unknown): value is Decimal {
  return typeof value === 'string' && value.length <= DECIMAL_DIGITS_MAX && PLAIN.test(value);
}

/**
 * Makes a decimal from text that a person or a program wrote.
 * @throws TypeError for anything else: a JS number, which may have lost a cent already; an exponent, separators, blanks.
 */
export function decimal(text: string): Decimal {
  const given: unknown = text;
  if (isDecimal(given)) return given;
  const named = typeof given === 'string' ? `"${given.slice(0, 40)}"` : `The ${typeof given} ${String(given)}`;
  throw new TypeError(`${named} is not a decimal number as text. Write it like '1234.50'.`);
}

/**
 * Reads the number forms that occur on the wire. Java writes large values as `1E+7`, XML may hold `.5` or `+5`; all become plain
 * digits of the same value. Plain text keeps its exact digits, trailing zeros included.
 */
export function decimalFromWire(text: string): Decimal | undefined {
  if (isDecimal(text)) return text;
  const parts = ON_THE_WIRE.exec(text);
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  if (whole === '' && fraction === '') return undefined;
  const shifted = shiftPoint(whole, fraction, Number(exponent));
  const plain = (sign === '-' ? '-' : '') + shifted;
  return isDecimal(plain) ? plain : undefined;
}

function shiftPoint(whole: string, fraction: string, exponent: number): string {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (Math.abs(point) + digits.length > DECIMAL_DIGITS_MAX) return '';
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(at);
  return rest === '' ? integer : `${integer}.${rest}`;
}
