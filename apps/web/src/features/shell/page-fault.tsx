import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import classes from './page-fault.module.css';

/** A page that could not be shown: says why, and offers to try again. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <main className={classes.fault}>
      <FaultNote
        fault={error}
        onRetry={() => {
          reset();
          return router.invalidate();
        }}
      />
    </main>
  );
}
