import type { Prediction } from './use-prediction.ts';

type Found = Pick<Prediction, 'errors' | 'checks' | 'isTouched'>;

/** What stands beside a field, once somebody has typed: typing that cannot be read first, then what the server says. */
export function remarkAt(path: string, { errors, checks, isTouched }: Found): string | undefined {
  if (!isTouched) return undefined;
  return errors[path] ?? checks.find(check => check.path === path)?.sentence;
}

/** Everything that keeps the invoice from being created, in the order of the form. */
export function obstacles({ errors, checks }: Found): readonly string[] {
  return [
    ...Object.values(errors),
    ...checks.filter(check => check.severity === 'blocks').map(check => check.sentence),
  ];
}
