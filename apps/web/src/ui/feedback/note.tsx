import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/shapes.ts';
import classes from './note.module.css';

export type NoteTone = 'quiet' | 'green' | 'amber' | 'red' | 'snow';

const icons: Readonly<Record<NoteTone, IconName>> = {
  quiet: 'info',
  green: 'check',
  amber: 'alert',
  red: 'alert',
  snow: 'snow',
};

interface NoteProps {
  readonly tone: NoteTone;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A remark in the flow of a page. The icon says what the colour says. */
export function Note({ tone, children, action }: NoteProps) {
  return (
    <div className={classes.note} data-tone={tone}>
      <Icon name={icons[tone]} />
      <div className={classes.text}>{children}</div>
      {action}
    </div>
  );
}
