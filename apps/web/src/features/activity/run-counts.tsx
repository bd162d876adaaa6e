import type { Run } from '@tieout/api';
import '../../texts/areas/activity.ts';
import { useTranslation } from '../../texts/use-translation.ts';

const known = ['create', 'update', 'link', 'skip', 'archive', 'delete', 'decide'] as const;

/** "190 created · 24 updated": only what happened. */
export function RunCounts({ counts }: { readonly counts: Run['counts'] }) {
  const { t } = useTranslation();
  const words = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => {
      const key = known.find(each => each === word);
      return key === undefined ? `${count} ${word}` : t(`activity.counted.${key}`, { count });
    });
  return words.length === 0 ? t('common.empty') : words.join(' · ');
}
