import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../texts/use-translation.ts';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import classes from './question.module.css';

interface QuestionProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly children?: ReactNode;
  readonly fault?: unknown;
  readonly next?: {
    readonly label?: string;
    readonly onPress: () => unknown;
    readonly isPending: boolean;
    readonly isDisabled?: boolean;
  };
  readonly beside?: ReactNode;
  /** Stands across from the question: a way past it. */
  readonly aside?: ReactNode;
  /** Tables use all the width there is. */
  readonly isWide?: boolean;
}

/** One question of the wizard, and the way on. */
export function Question({ title, text, children, fault, next, beside, aside, isWide = false }: QuestionProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={title}>
      <Group justify="space-between">
        <h2 className={classes.title}>{title}</h2>
        {aside}
      </Group>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      <div className={classes.body} data-wide={isWide || undefined}>
        {children}
      </div>
      <FaultNote fault={fault} />
      <Group gap="xs" mt="lg">
        {next !== undefined && (
          <Button onClick={() => next.onPress()} loading={next.isPending} disabled={next.isDisabled === true}>
            {next.label ?? t('common.next')}
          </Button>
        )}
        {beside}
      </Group>
    </section>
  );
}
