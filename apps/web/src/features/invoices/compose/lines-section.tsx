import { Button } from '@mantine/core';
import { useDeps } from '../../../app/deps.ts';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { blankLine } from './composition.ts';
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
  const remove = (id: string) => {
    const left = lines.filter(line => line.id !== id);
    set({ lines: left.length === 0 ? [blankLine(newId())] : left });
  };
  const remark = remarkAt('lines', predicted);
  return (
    <Section title={t('compose.lines')}>
      <ol className={classes.lines}>
        {lines.map((line, at) => (
          <LineEditor
            key={line.id}
            line={line}
            at={at}
            composing={composing}
            predicted={predicted}
            onRemove={() => remove(line.id)}
          />
        ))}
      </ol>
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="plus" size={14} />}
        onClick={() => set({ lines: [...lines, blankLine(newId())] })}
      >
        {t('compose.addLine')}
      </Button>
      {remark !== undefined && <span className="quiet"> {remark}</span>}
    </Section>
  );
}
