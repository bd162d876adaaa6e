import type { RecordTools } from '../../records/record-tools.ts';
import type { Route } from '../route.ts';
import { listAlertsRoute } from './list-alerts.ts';
import { readAlertSettingsRoute } from './read-alert-settings.ts';
import { seeAlertRoute } from './see-alert.ts';
import { updateAlertSettingsRoute } from './update-alert-settings.ts';

/** All endpoints of alerts. */
export const alertRoutes = (tools: RecordTools, canMail: boolean): readonly Route[] => [
  listAlertsRoute(tools),
  seeAlertRoute(tools),
  readAlertSettingsRoute(tools.db, canMail),
  updateAlertSettingsRoute(tools.db, canMail),
];
