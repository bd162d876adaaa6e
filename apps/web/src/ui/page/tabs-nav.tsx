import { useManner } from '../format/locale-context.ts';
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

/** Where the line is wider than the window, the page one is on must not hide beyond its edge. */
function showActive(nav: HTMLElement | null): void {
  const active = nav?.querySelector<HTMLElement>('[aria-current]');
  if (nav === null || active === null || active === undefined) return;
  const { offsetLeft, offsetWidth } = active;
  if (offsetLeft + offsetWidth > nav.offsetLeft + nav.clientWidth)
    nav.scrollLeft = offsetLeft - nav.offsetLeft - offsetWidth;
}

/** Pages of one area, as a line of links. */
export function TabsNav({ label, tabs }: TabsNavProps) {
  const { locale } = useManner();
  return (
    <nav ref={showActive} aria-label={label} className={classes.nav}>
      {tabs.map(tab => (
        <LooseLink
          key={tab.label}
          target={tab}
          className={classes.tab}
          data-active={tab.isActive || undefined}
          {...(tab.isActive ? { 'aria-current': 'page' } : {})}
        >
          {tab.label}
          {tab.count !== undefined && <span className={classes.count}>{tab.count.toLocaleString(locale)}</span>}
        </LooseLink>
      ))}
    </nav>
  );
}
