import { invoiceFields, invoiceLineFields, type ProblemEntry } from '@tieout/api';
import { conflictKey, isLines, type Contested, type FieldValue, type Fields, type LineFieldValue } from '@tieout/sync';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';

/** What the composer takes in a field: an answer may say no more and no less. */
interface Rule {
  readonly safeParse: (
    value: unknown,
  ) =>
    | { readonly success: true }
    | { readonly success: false; readonly error: { readonly issues: readonly { readonly message: string }[] } };
}

interface Typeable {
  readonly kind: ProblemEntry['kind'];
  readonly rule: Rule;
  readonly mayBeEmpty: boolean;
}

const { shape } = invoiceFields;
const { shape: line } = invoiceLineFields;

/** By the path of a conflict: a field, or one of a line. Everything else is chosen from the two sides, or changed in the invoice itself. */
const typeable: Readonly<Record<string, Typeable>> = {
  message: { kind: 'text', rule: shape.message, mayBeEmpty: true },
  privateNote: { kind: 'text', rule: shape.note, mayBeEmpty: true },
  issueDate: { kind: 'day', rule: shape.txnDate, mayBeEmpty: false },
  dueDate: { kind: 'day', rule: shape.dueDate, mayBeEmpty: false },
  term: { kind: 'choice', rule: shape.term.unwrap().unwrap().shape.id, mayBeEmpty: true },
  'lines.description': { kind: 'text', rule: line.description, mayBeEmpty: true },
  'lines.quantity': { kind: 'number', rule: line.quantity, mayBeEmpty: false },
  'lines.unitPrice': { kind: 'number', rule: line.unitPrice, mayBeEmpty: false },
};

/** How a third value is entered; null where none can be. */
export function entryOf(path: string, { terms }: Pick<InvoiceSetting, 'terms'>): ProblemEntry | null {
  const found = typeable[path];
  if (found === undefined) return null;
  if (found.kind !== 'choice') return { kind: found.kind };
  return { kind: 'choice', options: [...terms].map(([id, { name }]) => ({ id, name })) };
}

/** A third value that a person typed in the place of a conflict. */
export interface TypedAnswer extends Contested {
  readonly value: string | null;
}

/**
 * What stands here with the values that were typed: the fields that change, lists of lines whole.
 * @throws ProblemFault `invalid-request`, beside each, for what the composer would not take either
 */
export function withTyped(
  standing: Fields,
  typed: readonly TypedAnswer[],
  setting: Pick<InvoiceSetting, 'terms'>,
): Fields {
  const refused = typed.flatMap(answer => {
    const message = remarkOn(answer, setting);
    return message === undefined ? [] : [{ path: conflictKey(answer), message }];
  });
  const [first] = refused;
  if (first !== undefined)
    throw new ProblemFault('invalid-request', `${first.message}. Nothing was written.`, { fields: refused });
  return typed.reduce<Fields>((fields, answer) => ({ ...fields, ...placed({ ...standing, ...fields }, answer) }), {});
}

function remarkOn({ field, value }: TypedAnswer, { terms }: Pick<InvoiceSetting, 'terms'>): string | undefined {
  const found = typeable[field];
  if (found === undefined) return 'Choose one of the two sides; another value can be typed in the invoice itself';
  if (value === null) return found.mayBeEmpty ? undefined : 'Write a value';
  const parsed = found.rule.safeParse(value);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'Write another value';
  return found.kind === 'choice' && !terms.has(value) ? 'Choose terms that are in QuickBooks' : undefined;
}

function placed(fields: Fields, { field, lineKey, value }: TypedAnswer): Fields {
  if (lineKey === null) return { [field]: value };
  const [list = '', part = ''] = field.split('.');
  return { [list]: withPart(fields[list] ?? null, lineKey, { [part]: value }) };
}

const withPart = (lines: FieldValue, key: string, part: Readonly<Record<string, LineFieldValue>>): FieldValue =>
  isLines(lines) ? lines.map(one => (one.key === key ? { ...one, fields: { ...one.fields, ...part } } : one)) : lines;
