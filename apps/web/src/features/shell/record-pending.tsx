import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import type { LinkTarget } from '../../ui/page/loose-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { PageShapes } from './page-shapes.tsx';

interface RecordPendingProps {
  readonly found: { readonly error: unknown; readonly refetch: () => unknown };
  /** The list that it belongs to. */
  readonly back: LinkTarget & { readonly label: string };
}

/** What stands where a record is not there: the shape of what comes; or why it could not be read, another try and the way back. */
export function RecordPending({ found, back }: RecordPendingProps) {
  if (found.error === null) return <PageShapes />;
  return (
    <Page title={back.label} back={back}>
      <FaultNote fault={found.error} onRetry={found.refetch} />
    </Page>
  );
}
