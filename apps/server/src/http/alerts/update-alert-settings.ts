import { updateAlertSettings as contract } from '@tieout/api';
import { changeAlertSettings } from '../../alerts/alert-settings.ts';
import type { Db } from '../../store/store.ts';
import { requirePerson } from '../caller.ts';
import { route, type Route } from '../route.ts';

export const updateAlertSettingsRoute = (db: Db, canMail: boolean): Route =>
  route(contract, ({ workspaceId, caller, body }) => {
    const person = { workspaceId, personId: requirePerson(caller).personId, canMail };
    return changeAlertSettings(db, person, body.causes);
  });
