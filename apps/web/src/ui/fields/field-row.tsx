import type { ReactNode } from 'react';
import classes from './editable-field.module.css';

/** A value that is only shown, or a control that needs no editor, in the same row shape as the editable ones. */
export function FieldRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.field}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        <div className={classes.shown}>{children}</div>
      </dd>
    </div>
  );
}
