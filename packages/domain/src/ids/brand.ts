declare const brand: unique symbol;

/** A string that only its own constructor makes: a `Brand<string, 'ItemId'>` cannot be passed as a customer id. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
