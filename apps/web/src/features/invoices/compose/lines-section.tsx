import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useDeps } from '../../../app/deps.ts';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { blankLine, isWritten, type ComposedLine } from './composition.ts';
import { LineEditor } from './line-editor.tsx';
import { remarkAt } from './remarks.ts';
import type { Composing } from './use-composition.ts';
import type { Prediction } from './use-prediction.ts';
import classes from './line-editor.module.css';

interface LinesSectionProps {
  readonly composing: Composing;
  readonly predicted: Prediction;
}

/** All lines, and one more. */
export function LinesSection({ composing, predicted }: LinesSectionProps) {
  const { t } = useTranslation();
  const { newId } = useDeps();
  const { composition, set } = composing;
  const { lines } = composition;
  const list = useRef<HTMLOListElement>(null);
  const [freshId, setFreshId] = useState<string>();
  const withFresh = (kept: readonly ComposedLine[]) => {
    const fresh = blankLine(newId());
    setFreshId(fresh.id);
    set({ lines: [...kept, fresh] });
  };
  const lineAt = (at: number) => list.current?.children[at];
  const remove = (at: number) => {
    const left = lines.filter((_, other) => other !== at);
    if (left.length === 0) withFresh([]);
    else {
      // Whoever goes through the lines by keyboard goes on where the line was.
      (lineAt(at + 1) ?? lineAt(at - 1))?.querySelector<HTMLElement>(':scope > button')?.focus();
      set({ lines: left });
    }
  };
  const goOnAfter = (at: number) => {
    const next = lineAt(at + 1)?.querySelector('input');
    if (next) next.focus();
    else if (lines.every(isWritten)) withFresh(lines);
  };
  const remark = remarkAt('lines', predicted);
  return (
    <Section title={t('compose.lines')}>
      <ol ref={list} className={classes.lines}>
        {lines.map((line, at) => (
          <LineEditor
            key={line.id}
            line={line}
            at={at}
            composing={composing}
            predicted={predicted}
            isFresh={line.id === freshId}
            onNext={() => goOnAfter(at)}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      <Button variant="default" size="xs" leftSection={<Icon name="plus" size={14} />} onClick={() => withFresh(lines)}>
        {t('compose.addLine')}
      </Button>
      {remark !== undefined && <span className="quiet"> {remark}</span>}
    </Section>
  );
}
