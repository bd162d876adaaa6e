import type { SyncMark } from '@tieout/api';
import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../texts/use-translation.ts';
import { SyncGlyph } from '../../ui/sync/sync-glyph.tsx';
import { useStanding, type Standing } from './use-connection.ts';
import classes from './connection-mark.module.css';

function markOf(standing: Standing): SyncMark {
  switch (standing.kind) {
    case 'unknown':
    case 'none':
      return 'local';
    case 'frozen':
      return 'frozen';
    case 'needs-reconnect':
      return 'problem';
    case 'connecting':
      return 'waiting-in';
    case 'active':
      if (standing.connection.problemCount > 0) return 'problem';
      return standing.connection.waitingOut > 0 ? 'waiting-out' : 'in-step';
  }
}

/** The state of the connection, in the top bar of every page. */
export function ConnectionMark() {
  const standing = useStanding();
  const sentence = useSentence(standing);
  if (standing.kind === 'unknown') return null;
  return (
    <Tooltip label={sentence}>
      <Link to="/quickbooks" className={classes.mark} aria-label={sentence}>
        <SyncGlyph mark={markOf(standing)} />
        <span className={classes.word}>{standing.kind === 'none' ? sentence : standing.connection.companyName}</span>
      </Link>
    </Tooltip>
  );
}

function useSentence(standing: Standing): string {
  const { t } = useTranslation();
  if (standing.kind === 'unknown' || standing.kind === 'none') return t('shell.connection.none');
  const { companyName: company, problemCount, waitingOut } = standing.connection;
  if (standing.kind === 'frozen') return t('shell.connection.frozen', { company });
  if (standing.kind === 'needs-reconnect') return t('shell.connection.needsReconnect', { company });
  if (standing.kind === 'connecting') return t('shell.connection.connecting', { company });
  if (problemCount > 0) return t('shell.connection.problem', { company, count: problemCount });
  if (waitingOut > 0) return t('shell.connection.waiting', { company, count: waitingOut });
  return t('shell.connection.active', { company });
}
