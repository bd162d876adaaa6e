import { z } from 'zod';

export const id = z.uuid();
/** ISO 8601 instant in UTC. */
export const instant = z.iso.datetime({ offset: true });
/** Calendar day, `YYYY-MM-DD`, in the company's time zone. */
export const day = z.iso.date();
/** Exact decimal as text, up to 15 digits before and 7 after the point. Never a JSON number: binary floats cannot hold money. */
export const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,7})?$/, 'Write a number such as 1234.50');
/** ISO 4217 code. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const version = z.int().nonnegative();
export const email = z.email().max(100);
export const shortText = z.string().max(255);
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
