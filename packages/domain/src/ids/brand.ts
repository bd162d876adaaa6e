declare const brand: unique symbol;

/** A string that only its own constructor makes: a `Brand<string, 'InvoiceId'>` cannot be passed as a customer id. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
