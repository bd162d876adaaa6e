import { sql, type RawBuilder } from 'kysely';
import type { ImportCategory, PlanStep } from '@tieout/api';

/** Which steps of a plan are meant: all that this leaves. */
export interface StepFilter {
  readonly group?: PlanStep['group'] | undefined;
  readonly category?: ImportCategory | undefined;
  /** Part of the name or of what stands below it. */
  readonly search?: string | undefined;
}

/** The filter as a condition on rows `r` of `plan_step`. */
export function stepFilter({ group, category, search }: StepFilter): RawBuilder<boolean> {
  const parts = [
    sql<boolean>`true`,
    ...(group === undefined ? [] : [sql<boolean>`r.step_group = ${group}`]),
    ...(category === undefined ? [] : [sql<boolean>`r.category = ${category}`]),
    ...(search === undefined || search === '' ? [] : [containing(search)]),
  ];
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

function containing(search: string): RawBuilder<boolean> {
  const pattern = `%${search.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`(lower(r.name) like ${pattern} or lower(r.subtitle) like ${pattern})`;
}
