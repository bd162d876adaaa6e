import { useLocation } from '@tanstack/react-router';
import { Note } from '../../ui/feedback/note.tsx';
import { ConnectButton } from './connect-button.tsx';
import { useStanding } from './use-connection.ts';

/** Where something is written on both sides or on none: why it cannot be written now, and the way there and back. */
export function ConnectionNeeded({ sentence }: { readonly sentence: string }) {
  const standing = useStanding();
  const { href } = useLocation();
  if (standing.kind === 'unknown' || standing.kind === 'active') return null;
  const again = standing.kind === 'none' ? {} : { connectionId: standing.connection.id };
  return (
    <Note tone="amber" action={<ConnectButton variant="default" size="xs" returnTo={href} {...again} />}>
      {sentence}
    </Note>
  );
}
