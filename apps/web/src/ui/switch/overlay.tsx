import type { ComponentType } from 'react';
import { useSwitch, type Switch } from './create-switch.ts';
import { WhenOpened } from './when-opened.tsx';

interface OverlayProps {
  readonly subject: Switch;
  /** A lazy component: fetched the first time the switch is on. */
  readonly content: ComponentType;
}

/** Something over the page that no page waits for. */
export function Overlay({ subject, content: Content }: OverlayProps) {
  return (
    <WhenOpened isOpen={useSwitch(subject)}>
      <Content />
    </WhenOpened>
  );
}
