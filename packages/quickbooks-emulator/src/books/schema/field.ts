import type { EntityName } from '../entities/entity-name.ts';

/** What a field can be asked for in a query (entities.md, protocol.md §3.3). Nothing: known, but not queryable. */
export type Queryable = 'filter' | 'sort';

/** What holds for any field, whatever its type. */
export interface FieldRules {
  /** Server-owned: taken from callers without complaint, and ignored. */
  readonly readOnly?: true;
  /** Absent gives 2020: on create, or on every write even when sparse (Bill.VendorRef). */
  readonly required?: 'create' | 'write';
  /** Settable at create; later values are ignored and the stored one stays, also through a full update. */
  readonly once?: true;
  /** A full update that omits it keeps the stored value instead of clearing it. */
  readonly sticky?: true;
  readonly query?: Queryable;
}

/** Type of a field, with the limits of that type. */
export type FieldShape =
  | { readonly kind: 'text'; readonly max?: number; readonly min?: number; readonly forbidden?: RegExp }
  | { readonly kind: 'flag' }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly places: number }
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'moment' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | {
      readonly kind: 'reference';
      /** The list the id must exist in; absent: any text is taken. */
      readonly to?: EntityName;
      /** Whether the answer repeats the target's display name. */
      readonly named: boolean;
    }
  | { readonly kind: 'object'; readonly fields: Fields; readonly address?: true; readonly email?: true }
  /** `dropsEmpty`: sent empty it counts as not sent; answers show no empty list there. */
  | { readonly kind: 'list'; readonly of: FieldShape; readonly max?: number; readonly dropsEmpty?: true }
  | { readonly kind: 'anything' };

/** One field: its type and its rules. */
export type Field = FieldShape & FieldRules;

/** The fields of an entity or of a nested object, by name on the wire. Keys not named here are fault 2010. */
export interface Fields {
  readonly [name: string]: Field;
}

/** Free text up to `max` characters. */
export function text(max?: number, rules: FieldRules = {}): Field {
  return max === undefined ? { kind: 'text', ...rules } : { kind: 'text', max, ...rules };
}

/** true or false; the texts "true" and "false" are taken too. */
export function flag(rules: FieldRules = {}): Field {
  return { kind: 'flag', ...rules };
}

/** An amount of money: kept at two places. */
export function money(rules: FieldRules = {}): Field {
  return { kind: 'number', places: 2, ...rules };
}

/** A quantity, price or rate: kept at seven places (entities.md §1). */
export function quantity(rules: FieldRules & { readonly min?: number; readonly max?: number } = {}): Field {
  return { kind: 'number', places: 7, ...rules };
}

/** A whole number. */
export function integer(rules: FieldRules & { readonly min?: number; readonly max?: number } = {}): Field {
  return { kind: 'integer', ...rules };
}

/** A calendar day, `YYYY-MM-DD`; longer texts are cut (entities.md §1). */
export function date(rules: FieldRules = {}): Field {
  return { kind: 'date', ...rules };
}

/** A date with time and offset. */
export function moment(rules: FieldRules = {}): Field {
  return { kind: 'moment', ...rules };
}

/** One of the given words, case sensitive; another word is fault 2010, as the real parser's. */
export function choice(of: readonly string[], rules: FieldRules = {}): Field {
  return { kind: 'choice', of, ...rules };
}

/** A reference whose answer repeats the target's name: `{value, name}`. */
export function reference(to: EntityName | undefined, rules: FieldRules = {}): Field {
  return to === undefined
    ? { kind: 'reference', named: true, ...rules }
    : { kind: 'reference', to, named: true, ...rules };
}

/** A reference answered without a name, such as TaxCodeRef on lines: `{value}`. */
export function bareReference(to: EntityName | undefined, rules: FieldRules = {}): Field {
  return to === undefined
    ? { kind: 'reference', named: false, ...rules }
    : { kind: 'reference', to, named: false, ...rules };
}

/** A nested object. */
export function object(fields: Fields, rules: FieldRules = {}): Field {
  return { kind: 'object', fields, ...rules };
}

/** A list of nested values. */
export function list(
  of: FieldShape,
  rules: FieldRules & { readonly max?: number; readonly dropsEmpty?: true } = {},
): Field {
  return { kind: 'list', of, ...rules };
}

/** Anything at all, kept as sent. For blocks whose inside QuickBooks does not document. */
export function anything(rules: FieldRules = {}): Field {
  return { kind: 'anything', ...rules };
}
