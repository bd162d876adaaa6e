import { lazy } from 'react';
import { WhenOpened } from '../../ui/switch/when-opened.tsx';
import type { SyncSheetProps } from './sync-sheet.tsx';

const SyncSheet = lazy(async () => ({ default: (await import('./sync-sheet.tsx')).SyncSheet }));

/** Opens the sync panel of a row beside the list. */
export function SyncDrawer(props: SyncSheetProps) {
  return (
    <WhenOpened isOpen={props.subject !== null}>
      <SyncSheet {...props} />
    </WhenOpened>
  );
}
