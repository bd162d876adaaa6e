import type { SyncState } from '@tieout/api';
import { Tooltip, UnstyledButton } from '@mantine/core';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { SyncGlyph } from './sync-glyph.tsx';
import classes from './sync-mark.module.css';

interface SyncMarkProps {
  readonly sync: SyncState;
  /** Opens the sync panel of the record. */
  readonly onOpen?: () => void;
  /** Shows the state in words beside the glyph. */
  readonly isWordShown?: boolean;
}

/** How a record stands on both sides: the glyph at a glance, the story on hover or focus, the panel on a press. */
export function SyncMark({ sync, onOpen, isWordShown = false }: SyncMarkProps) {
  const { t } = useTranslation();
  const word = t(`common.marks.${sync.mark}`);
  const sentence = sync.sentence === '' ? t(`sync.meaning.${sync.mark}`) : sync.sentence;
  const glyph = (
    <>
      <SyncGlyph mark={sync.mark} />
      {isWordShown && <span>{word}</span>}
    </>
  );
  if (onOpen === undefined) {
    return (
      <Tooltip label={sentence}>
        <span className={classes.mark} role="img" aria-label={`${word}. ${sentence}`} tabIndex={0}>
          {glyph}
        </span>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={sentence}>
      <UnstyledButton
        className={classes.mark}
        aria-label={`${word}. ${sentence}`}
        aria-haspopup="dialog"
        onClick={onOpen}
      >
        {glyph}
      </UnstyledButton>
    </Tooltip>
  );
}
