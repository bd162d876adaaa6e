import { useDebouncedCallback } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useDeps } from '../../app/deps.ts';
import { useSession } from '../session/session-query.ts';
import { createKeeper } from './create-keeper.ts';

/** Long enough that typing a word keeps once, short enough that a crash loses next to nothing. */
const keepPauseMs = 300;

interface KeptDraftOptions<Draft> {
  readonly subject: string;
  readonly isDraft: (value: unknown) => value is Draft;
  /** What one begins with, given what was kept here before. */
  readonly start: (kept: Draft | undefined) => Draft;
}

/** What is being typed: kept in the browser as it changes, until it is written somewhere better. */
export function useKeptDraft<Draft>({ subject, isDraft, start }: KeptDraftOptions<Draft>) {
  const { storage, now } = useDeps();
  const workspaceId = useSession().workspace.id;
  const keeper = useMemo(
    () => createKeeper({ storage, workspaceId, subject, isDraft }),
    [storage, workspaceId, subject, isDraft],
  );
  const [kept, setKept] = useState(() => keeper.find());
  const [draft, setDraft] = useState(() => start(kept?.draft));
  const keep = useDebouncedCallback((next: Draft) => void keeper.keep(next, now()), {
    delay: keepPauseMs,
    flushOnUnmount: true,
  });
  const forget = () => {
    keep.cancel();
    keeper.forget();
  };
  return {
    draft,
    /** When what one goes on with was kept; undefined where one began anew. */
    keptAt: kept?.keptAt,
    change: (next: Draft) => {
      setDraft(next);
      keep(next);
    },
    startOver: () => {
      forget();
      setKept(undefined);
      setDraft(start(undefined));
    },
    /** Once it is written elsewhere, nothing needs to be kept here. */
    forget,
  };
}
