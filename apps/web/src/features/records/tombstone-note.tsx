import { Box, Button } from '@mantine/core';
import '../../texts/areas/customers.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Note } from '../../ui/feedback/note.tsx';
import { Icon } from '../../ui/icons/icon.tsx';

interface TombstoneNoteProps {
  readonly sentence: string;
  readonly onRestore: (() => void) | undefined;
  readonly isRestoring: boolean;
}

/** Explains a record that was deleted here, and the way back (I2G-13, I2G-20). */
export function TombstoneNote({ sentence, onRestore, isRestoring }: TombstoneNoteProps) {
  const { t } = useTranslation();
  const action =
    onRestore === undefined ? undefined : (
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="undo" size={14} />}
        loading={isRestoring}
        onClick={onRestore}
      >
        {t('customers.restore')}
      </Button>
    );
  return (
    <Box mb="lg">
      <Note tone="amber" action={action}>
        {sentence}
      </Note>
    </Box>
  );
}
