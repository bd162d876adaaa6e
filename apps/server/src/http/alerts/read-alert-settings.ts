import { readAlertSettings as contract } from '@tieout/api';
import { readAlertSettings } from '../../alerts/alert-settings.ts';
import type { Db } from '../../store/store.ts';
import { requirePerson } from '../caller.ts';
import { route, type Route } from '../route.ts';

export const readAlertSettingsRoute = (db: Db, canMail: boolean): Route =>
  route(contract, ({ workspaceId, caller }) =>
    readAlertSettings(db, { workspaceId, personId: requirePerson(caller).personId, canMail }),
  );
