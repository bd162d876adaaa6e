import type { TimelineEntry } from '@tieout/api';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../dates/dates.tsx';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/shapes.ts';
import { needsActor } from './needs-actor.ts';
import classes from './timeline.module.css';

/** Icons by kind of entry; what is unknown here still gets its sentence, with a plain dot. */
const icons: Readonly<Record<string, IconName>> = {
  created: 'plus',
  changed: 'edit',
  updated: 'edit',
  imported: 'download',
  linked: 'link',
  posted: 'check',
  sent: 'send',
  paid: 'check',
  'partially-paid': 'check',
  voided: 'slash',
  deleted: 'trash',
  restored: 'undo',
  refused: 'alert',
  problem: 'alert',
};

/** What happened to a record, newest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <p className="quiet">{t('common.timeline.empty')}</p>;
  return (
    <ol className={classes.timeline}>
      {entries.map(entry => (
        <li key={entry.id} className={classes.entry}>
          <span className={classes.icon}>
            <Icon name={icons[entry.kind] ?? 'clock'} size={12} />
          </span>
          <div className={classes.text}>
            <div>{entry.sentence}</div>
            <div className={classes.when}>
              {needsActor(entry) && `${entry.actor} · `}
              <Ago at={entry.at} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
