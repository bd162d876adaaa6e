import { Box, Button } from '@mantine/core';
import '../../texts/areas/compose.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { Note } from '../../ui/feedback/note.tsx';

interface KeptNoteProps {
  readonly keptAt: string | undefined;
  readonly onStartOver: () => void;
}

/** Says that one goes on with what was typed before, and lets one begin anew. */
export function KeptNote({ keptAt, onStartOver }: KeptNoteProps) {
  const { t } = useTranslation();
  if (keptAt === undefined) return null;
  const again = (
    <Button size="xs" variant="default" onClick={onStartOver}>
      {t('compose.startOver')}
    </Button>
  );
  return (
    <Box mb="lg">
      <Note tone="quiet" action={again}>
        {t('compose.kept')}{' '}
        <span className="quiet">
          <Ago at={keptAt} />
        </span>
      </Note>
    </Box>
  );
}
