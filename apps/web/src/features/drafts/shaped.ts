/** Whether a value, of which nothing is known, is as wanted. */
export type Guard = (value: unknown) => boolean;

export const isText: Guard = value => typeof value === 'string';

export const oneOf =
  (...choices: readonly string[]): Guard =>
  value =>
    choices.some(choice => choice === value);

export const orNull =
  (guard: Guard): Guard =>
  value =>
    value === null || guard(value);

/** A field that came later: what was kept before it came is still read. */
export const orAbsent =
  (guard: Guard): Guard =>
  value =>
    value === undefined || guard(value);

export const listOf =
  (guard: Guard): Guard =>
  value =>
    Array.isArray(value) && value.every(guard);

/** A record of any keys. */
export const mapOf =
  (guard: Guard): Guard =>
  value =>
    typeof value === 'object' && value !== null && Object.values(value).every(guard);

type Shape<Draft> = { readonly [Field in keyof Draft]-?: Guard };

/** Every field of the shape, each as its guard wants it. A new field of the type does not compile before it has a guard. */
export const shaped = <Draft>(shape: Shape<Draft>): Guard => value =>
  typeof value === 'object' && value !== null &&
  Object.entries<Guard>(shape).every(([field, guard]) => guard((value as Readonly<Record<string, unknown>>)[field])); // prettier-ignore

/** A choice of QuickBooks, or none. */
export const isChoice = orNull(shaped<{ readonly id: string; readonly name: string }>({ id: isText, name: isText }));
