import { z } from 'zod';

/**
 * What a field holds, for whoever writes its values in the manner of a reader: `money` is an amount of the record's currency, `price` has
 * the digits it has, `number` is a quantity, rate or percentage, `word` is one of a few codes, such as a state, or `yes` and `no`.
 */
export const fieldKinds = ['text', 'money', 'price', 'number', 'day', 'word', 'lines'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A line of a document as far as it is known: decimals as canonical text, empty what it does not have. */
export const valueLine = z.object({
  description: z.string(),
  quantity: z.string(),
  unitPrice: z.string(),
  amount: z.string(),
});
export type ValueLine = z.infer<typeof valueLine>;

/** A value on one side: canonical text, or the lines of a document; null is empty. */
export const shownValue = z.union([z.string(), z.array(valueLine)]).nullable();
export type ShownValue = z.infer<typeof shownValue>;
