import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import type { IconName } from '../../ui/icons/shapes.ts';
import { LinkButton } from '../../ui/page/link-button.tsx';

interface NoDocumentsProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly rules: string;
  /** The first step: the button that writes one. */
  readonly children?: ReactNode;
}

/** What belongs into the list, the first step, and the rules that bring it. */
export function NoDocuments({ icon, title, text, rules, children }: NoDocumentsProps) {
  return (
    <EmptyState icon={icon} title={title} text={text}>
      {children}
      <LinkButton variant="default" target={{ to: '/quickbooks/rules' }}>
        {rules}
      </LinkButton>
    </EmptyState>
  );
}
