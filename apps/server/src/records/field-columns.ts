/** A column with the SQL that fills it from mapped fields: a `jsonb` value named `f` in workspace field names. */
export interface FieldColumn {
  readonly column: string;
  readonly expression: string;
}

/** A text that is empty, not null, where the field is absent. */
export const textColumn = (column: string, field: string): FieldColumn => ({
  column,
  expression: `coalesce(f->>'${field}', '')`,
});

/** A value of another SQL type; null where the field is absent, unless `otherwise` says what stands then. */
export const typedColumn = (column: string, field: string, { type, otherwise }: TypedColumnOptions): FieldColumn => ({
  column,
  expression:
    otherwise === undefined ? `(f->>'${field}')::${type}` : `coalesce((f->>'${field}')::${type}, ${otherwise})`,
});

export interface TypedColumnOptions {
  readonly type: 'boolean' | 'numeric' | 'text';
  /** SQL of the value for an absent field. */
  readonly otherwise?: string;
}

/** Parts of an address, flat in the fields (`billing.line1`), one object in the column. */
export const addressColumn = (column: string, prefix: string): FieldColumn => ({
  column,
  expression: `jsonb_strip_nulls(jsonb_object('{${addressParts.join(',')}}', array[${addressParts
    .map(part => `f->>'${prefix}.${part}'`)
    .join(', ')}]))`,
});

export const addressParts = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const;
