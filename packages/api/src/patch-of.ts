import { z } from 'zod';

type WithoutDefault<Schema> = Schema extends z.ZodDefault<infer Inner> | z.ZodPrefault<infer Inner> ? Inner : Schema;

type Patch<Shape extends z.ZodRawShape> = {
  [Key in keyof Shape]: z.ZodOptional<WithoutDefault<Shape[Key]> & z.core.SomeType>;
};

/**
 * The body of an update: every field may be left out, and a field that is left out stays as it is. `partial()` alone would not do: zod
 * fills defaults into optional fields, so that changing a phone number would empty everything else.
 */
export function patchOf<Shape extends z.ZodRawShape>(object: z.ZodObject<Shape>): z.ZodObject<Patch<Shape>> {
  const fields = Object.entries(object.shape).map(([name, schema]) => [name, z.optional(withoutDefault(schema))]);
  return z.object(Object.fromEntries(fields) as Patch<Shape>);
}

function withoutDefault(schema: z.core.SomeType): z.core.SomeType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault ? withoutDefault(schema.unwrap()) : schema;
}
