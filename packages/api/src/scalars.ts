import { z } from 'zod';

export const id = z.uuid();
/** The calendar that we count by begins with the year 1 and ends with 9999. */
const hasYear = (text: string): boolean => {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
};
/** ISO 8601 instant in UTC. */
export const instant = z.iso.datetime({ offset: true }).refine(hasYear, 'Write a time of the years 1 to 9999');
/** Calendar day, `YYYY-MM-DD`, in the company's time zone. */
export const day = z.iso.date().refine(hasYear, 'Write a day of the years 1 to 9999');
/** Exact decimal as text, up to 15 digits before and 7 after the point. Never a JSON number: binary floats cannot hold money. */
export const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,7})?$/, 'Write a number such as 1234.50');
/** What one unit of a currency is worth in another: more than nothing, up to 9 digits before and 7 after the point. */
export const rate = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,7})?$/, 'Write a rate such as 1.0825')
  .regex(/[1-9]/, 'A rate is more than nothing');
/** ISO 4217 code. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const version = z.int().nonnegative();
export const email = z.email().max(100);
export const name = z.string().trim().min(1, 'Write a name').max(500);

export const address = z.object({
  line1: z.string().max(500).default(''),
  line2: z.string().max(500).default(''),
  city: z.string().max(255).default(''),
  region: z.string().max(255).default(''),
  postalCode: z.string().max(30).default(''),
  country: z.string().max(255).default(''),
});

export type Address = z.infer<typeof address>;

/** Entry of a drop-down that comes from QuickBooks. `id` is QuickBooks' own id. */
export const choice = z.object({ id: z.string(), name: z.string() });

export type Choice = z.infer<typeof choice>;
