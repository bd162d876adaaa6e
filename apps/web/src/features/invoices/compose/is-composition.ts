import type { Address } from '@tieout/api';
import type { ComposedLine, Composition } from './composition.ts';

type Guard = (value: unknown) => boolean;
type Shape<Kept> = { readonly [Field in keyof Kept]: Guard };

const isText: Guard = value => typeof value === 'string';
const oneOf =
  (...choices: readonly string[]): Guard =>
  value =>
    choices.some(choice => choice === value);
const orNull =
  (guard: Guard): Guard =>
  value =>
    value === null || guard(value);
const listOf =
  (guard: Guard): Guard =>
  value =>
    Array.isArray(value) && value.every(guard);

/** Every field of the shape, each as its guard wants it. A new field of the type does not compile before it has a guard. */
const shaped = <Kept>(shape: Shape<Kept>): Guard => value =>
  typeof value === 'object' && value !== null &&
  Object.entries<Guard>(shape).every(([field, guard]) => guard((value as Readonly<Record<string, unknown>>)[field])); // prettier-ignore

const choice = orNull(shaped<{ readonly id: string; readonly name: string }>({ id: isText, name: isText }));

const address = shaped<Address>({ line1: isText, line2: isText, city: isText, region: isText, postalCode: isText, country: isText }); // prettier-ignore

const line = shaped<ComposedLine>({
  id: isText, itemId: orNull(isText), itemName: isText, description: isText, quantity: isText, unitPrice: isText, taxCode: choice,
}); // prettier-ignore

const composition = shaped<Composition>({
  customerId: orNull(isText), customerName: isText, connectionId: orNull(isText), currency: isText, lines: listOf(line), number: isText, txnDate: isText,
  dueDate: isText, term: choice, message: isText, note: isText, email: isText, address, taxMode: oneOf('exclusive', 'inclusive', 'none'),
  taxCode: choice, discountKind: oneOf('percent', 'amount'), discount: isText, shipping: isText,
}); // prettier-ignore

/** Whether what was kept is a composition as this version writes it. */
export const isComposition = (value: unknown): value is Composition => composition(value);
