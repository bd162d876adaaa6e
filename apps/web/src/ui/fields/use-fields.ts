import { useCallback, useMemo, useState } from 'react';
import { fieldErrorsOf } from '../../api/fault.ts';
import { focusRefused } from './focus-refused.ts';

export type FieldErrors = Readonly<Record<string, string>>;

/**
 * Values of a form and what the server said against them, by dot path. The contract is checked in one place, the server; what it
 * refused shows beside each field and goes away field by field as the person types.
 */
export function useFields<Values extends object>(initial: Values) {
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
      /** What `FaultNote` need not say. */
      names: Object.keys(values),
      errors,
      set,
      reset: (next: Values) => {
        setValues(next);
        setErrors({});
      },
      /** Shows beside each field what the server refused. */
      showFault: (fault: unknown) => {
        setErrors(fieldErrorsOf(fault));
        focusRefused();
      },
    }),
    [values, errors, set],
  );
}
