import type { ReactNode } from 'react';
import { useEffect } from 'react';
import '../../texts/areas/session.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { SyncGlyph } from '../../ui/sync/sync-glyph.tsx';
import classes from './session-frame.module.css';

interface SessionFrameProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

const promises = ['one', 'two', 'three'] as const;

/** Frame of the pages before one is signed in: the form, and beside it what this is. */
export function SessionFrame({ title, lead, children }: SessionFrameProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('common.appName')}`;
  }, [title, t]);
  return (
    <div className={classes.frame}>
      <main className={classes.main}>
        <div className={classes.form}>
          <div className={classes.brand}>
            <SyncGlyph mark="in-step" size={28} />
            {t('common.appName')}
          </div>
          <h1 className={classes.title}>{title}</h1>
          <p className={classes.lead}>{lead}</p>
          {children}
        </div>
      </main>
      <aside className={classes.aside}>
        <p className={classes.claim}>{t('session.aside.title')}</p>
        <ul className={classes.promises}>
          {promises.map(promise => (
            <li key={promise}>
              <Icon name="check" />
              {t(`session.aside.${promise}`)}
            </li>
          ))}
        </ul>
      </aside>
    </div>
  );
}
