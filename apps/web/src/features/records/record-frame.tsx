import type { ReactNode } from 'react';
import classes from './record-frame.module.css';

/** A record: what it is on the left, how it stands on the right. */
export function RecordFrame({ children, side }: { readonly children: ReactNode; readonly side: ReactNode }) {
  return (
    <div className={classes.frame}>
      <div>{children}</div>
      <div>{side}</div>
    </div>
  );
}
