import { readAlertSettings, updateAlertSettings, type AlertCause, type AlertSettings } from '@tieout/api';
import { Checkbox, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { SettingsPage } from './settings-page.tsx';
import classes from './alerts-page.module.css';

type Way = 'inApp' | 'byMail';
const ways = ['inApp', 'byMail'] as const satisfies readonly Way[];

/** What the person who looks is told about, and how (U29). */
export function AlertsPage() {
  const { t } = useTranslation();
  const found = useRead(readAlertSettings, {});
  return (
    <SettingsPage tab="alerts" lead={t('settings.alerts.lead')}>
      {found.error !== null && found.data === undefined && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined && found.error === null && <Skeleton height={240} />}
      {found.data !== undefined && <AlertTable settings={found.data} />}
    </SettingsPage>
  );
}

function AlertTable({ settings }: { readonly settings: AlertSettings }) {
  const { t } = useTranslation();
  // What was ticked shows at once, and goes back where it was refused.
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  const changing = useCommand(updateAlertSettings, { touches: ['alerts'], onRefused: () => setTicked({}) });
  const change = (cause: AlertCause, way: Way, isOn: boolean) => {
    setTicked({ ...ticked, [`${cause}.${way}`]: isOn });
    changing.send({ body: { causes: [{ cause, [way]: isOn }] } });
  };
  return (
    <>
      <FaultNote fault={changing.fault} />
      {!settings.canMail && <Note tone="quiet">{t('settings.alerts.noMail')}</Note>}
      <table className={classes.causes}>
        <thead>
          <tr>
            <th scope="col">{t('settings.alerts.when')}</th>
            <th scope="col">{t('settings.alerts.inApp')}</th>
            <th scope="col">{t('settings.alerts.byMail')}</th>
          </tr>
        </thead>
        <tbody>
          {settings.causes.map(cause => (
            <tr key={cause.cause}>
              <th scope="row">{cause.title}</th>
              {ways.map(way => (
                <td key={way}>
                  <Checkbox
                    aria-label={t(`settings.alerts.${way}Of`, { title: cause.title })}
                    checked={ticked[`${cause.cause}.${way}`] ?? cause[way]}
                    disabled={way === 'byMail' && !settings.canMail}
                    onChange={({ currentTarget }) => change(cause.cause, way, currentTarget.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {settings.canMail && <p className="quiet">{t('settings.alerts.mailsTo', { email: settings.email })}</p>}
    </>
  );
}
