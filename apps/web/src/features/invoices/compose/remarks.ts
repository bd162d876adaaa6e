import type { Prediction } from './use-composition.ts';

/** What stands beside a field: typing that cannot be read first, then what the server says. */
export function remarkAt(path: string, { errors, checks }: Pick<Prediction, 'errors' | 'checks'>): string | undefined {
  return errors[path] ?? checks.find(check => check.path === path)?.sentence;
}

/** Everything that keeps the invoice from being created, in the order of the form. */
export function obstacles({ errors, checks }: Pick<Prediction, 'errors' | 'checks'>): readonly string[] {
  return [
    ...Object.values(errors),
    ...checks.filter(check => check.severity === 'blocks').map(check => check.sentence),
  ];
}
