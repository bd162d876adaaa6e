import { useCallback, useMemo, useState } from 'react';
import type { z } from 'zod';
import { fieldErrorsOf } from '../../api/fault.ts';

export type FieldErrors = Readonly<Record<string, string>>;

/** What a schema of the contract says against these values, by dot path: the same words as the server's. */
export function schemaErrors(schema: z.ZodType, values: unknown): FieldErrors {
  const checked = schema.safeParse(values);
  if (checked.success) return {};
  const errors: Record<string, string> = {};
  for (const issue of checked.error.issues) errors[issue.path.join('.')] ??= issue.message;
  return errors;
}

/**
 * Values of a form with the contract's own checks. Errors show once the form was sent or the server refused it, and go away
 * field by field as the person types.
 */
export function useFields<Values extends object>(initial: Values, schema: z.ZodType) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<FieldErrors>({});
  const set = useCallback(<Key extends keyof Values & string>(key: Key, value: Values[Key]) => {
    setValues(before => ({ ...before, [key]: value }));
    setErrors(before =>
      Object.fromEntries(Object.entries(before).filter(([path]) => path !== key && !path.startsWith(`${key}.`))),
    );
  }, []);
  return useMemo(
    () => ({
      values,
      errors,
      set,
      reset: (next: Values) => {
        setValues(next);
        setErrors({});
      },
      /** Shows beside each field what the server refused. */
      showFault: (fault: unknown) => setErrors(fieldErrorsOf(fault)),
      /** Whether everything can be sent; shows what cannot. */
      check: (): boolean => {
        const found = schemaErrors(schema, values);
        setErrors(found);
        return Object.keys(found).length === 0;
      },
    }),
    [values, errors, set, schema],
  );
}
