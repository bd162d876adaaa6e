import { lazy } from 'react';
import { WhenOpened } from '../switch/when-opened.tsx';
import type { ConfirmSheetProps } from './confirm-sheet.tsx';

const ConfirmSheet = lazy(async () => ({ default: (await import('./confirm-sheet.tsx')).ConfirmSheet }));

/** Asks before something that cannot simply be taken back. */
export function ConfirmDialog(props: ConfirmSheetProps) {
  return (
    <WhenOpened isOpen={props.isOpen}>
      <ConfirmSheet {...props} />
    </WhenOpened>
  );
}
