import { Icon } from '../../ui/icons/icon.tsx';
import { LinkButton } from '../../ui/page/link-button.tsx';
import { useMay } from '../session/session-query.ts';
import type { SalesDocumentList } from './sales-document.ts';

interface NewDocumentButtonProps {
  readonly to: `${SalesDocumentList}/new`;
  readonly label: string;
}

/** The first step, for those who may take it. */
export function NewDocumentButton({ to, label }: NewDocumentButtonProps) {
  if (!useMay('records.write')) return null;
  return (
    <LinkButton target={{ to }} leftSection={<Icon name="plus" />}>
      {label}
    </LinkButton>
  );
}
