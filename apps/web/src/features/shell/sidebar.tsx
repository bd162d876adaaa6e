import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { navEntries } from './nav-entries.ts';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';
import classes from './sidebar.module.css';

/** Workspace and areas. */
export function Sidebar() {
  const { t } = useTranslation();
  return (
    <div className={classes.sidebar}>
      <WorkspaceSwitcher />
      <nav aria-label={t('shell.nav.label')} className={classes.nav}>
        {navEntries.map(entry => (
          <Link
            key={entry.to}
            to={entry.to}
            className={classes.link}
            activeOptions={{ exact: entry.to === '/', includeSearch: false }}
            activeProps={{ 'data-active': true }}
          >
            <Icon name={entry.icon} />
            {t(`shell.nav.${entry.name}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}
