import { Group } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../icons/icon.tsx';
import { LooseLink, type LinkTarget } from './loose-link.tsx';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** What the window is called where several pages share a title. */
  readonly name?: string;
  /** Stands beside the title: a state badge, a count. */
  readonly beside?: ReactNode;
  readonly lead?: ReactNode;
  /** The pages of the area: they stand at the same place on each, so the lead follows them. */
  readonly tabs?: ReactNode;
  /** At most one of them filled: a page has one primary action. */
  readonly actions?: ReactNode;
  readonly back?: LinkTarget & { readonly label: string };
  readonly children: ReactNode;
  /** Reading width for forms and settings; lists use all there is. */
  readonly width?: 'reading' | 'full';
}

/** A page: where one is, the one thing to do here, and the content. */
export function Page({ title, name, beside, lead, tabs, actions, back, children, width = 'full' }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = [name, title, t('common.appName')].filter(Boolean).join(' · ');
  }, [name, title, t]);
  return (
    <div className={classes.page} data-width={width}>
      {back !== undefined && (
        <LooseLink target={back} className={classes.back}>
          <Icon name="left" size={14} />
          {back.label}
        </LooseLink>
      )}
      <div className={classes.head}>
        <div className={classes.titles}>
          <Group gap="sm" align="center" wrap="wrap">
            <h1 className={classes.title}>{title}</h1>
            {beside}
          </Group>
          {lead !== undefined && tabs === undefined && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      {tabs !== undefined && <div className={classes.tabs}>{tabs}</div>}
      {lead !== undefined && tabs !== undefined && <p className={classes.tabLead}>{lead}</p>}
      {children}
    </div>
  );
}
