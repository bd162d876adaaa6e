import { LooseLink, type LinkTarget } from './loose-link.tsx';
import classes from './tabs-nav.module.css';

interface TabsNavProps {
  readonly label: string;
  readonly tabs: readonly (LinkTarget & {
    readonly label: string;
    readonly count?: number | undefined;
    readonly isActive: boolean;
  })[];
}

/** Pages of one area, as a line of links. */
export function TabsNav({ label, tabs }: TabsNavProps) {
  return (
    <nav aria-label={label} className={classes.nav}>
      {tabs.map(tab => (
        <LooseLink
          key={tab.label}
          target={tab}
          className={classes.tab}
          data-active={tab.isActive || undefined}
          {...(tab.isActive ? { 'aria-current': 'page' } : {})}
        >
          {tab.label}
          {tab.count !== undefined && <span className={classes.count}>{tab.count.toLocaleString()}</span>}
        </LooseLink>
      ))}
    </nav>
  );
}
