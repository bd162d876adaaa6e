import '../../texts/areas/home.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { PathLink } from '../../ui/page/path-link.tsx';
import { needsActor } from '../../ui/timeline/needs-actor.ts';
import { Section } from '../../ui/page/section.tsx';
import type { Home } from './home-page.tsx';
import classes from './home-page.module.css';

/** What needs a person, and what happened last. */
export function HomeLists({ home }: { readonly home: Home }) {
  const { t } = useTranslation();
  return (
    <>
      {home.attention.length > 0 && (
        <Section title={t('home.attention')}>
          <ul className={classes.list}>
            {home.attention.map(({ id, sentence, link }) => (
              <li key={id} className={classes.entry}>
                <PathLink path={link}>{sentence}</PathLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('home.latest')}>
        {home.latest.length === 0 && <p className="quiet">{t('home.noLatest')}</p>}
        <ul className={classes.list}>
          {home.latest.map(({ id, at, actor, sentence, link }) => (
            <li key={id} className={classes.entry}>
              <span>
                {link === null ? sentence : <PathLink path={link}>{sentence}</PathLink>}
                {needsActor({ actor, sentence }) && <span className="quiet"> {actor}</span>}
              </span>
              <span className={classes.when}>
                <Ago at={at} />
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
