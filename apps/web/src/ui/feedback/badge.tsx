import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/shapes.ts';
import classes from './badge.module.css';

export type BadgeTone = 'quiet' | 'solid' | 'green' | 'amber' | 'red' | 'struck';

interface BadgeProps {
  readonly tone: BadgeTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A state in one word. Colour never stands alone: the word is there, and an icon where it helps. */
export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
