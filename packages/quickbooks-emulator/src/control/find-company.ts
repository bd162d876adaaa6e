import type { ShelvedCompany } from '../companies/shelved-company.ts';
import type { ControlCall } from './control-route.ts';
import { ControlFault } from './reading.ts';

/** The company that the path names. */
export function companyOf({ params, rooms }: ControlCall): ShelvedCompany {
  return getCompany(rooms, params['realmId'] ?? '');
}

export function getCompany(rooms: ControlCall['rooms'], realmId: string): ShelvedCompany {
  const shelved = rooms.shelf.find(realmId);
  if (shelved === undefined)
    throw new ControlFault(`There is no company ${realmId}. GET /emulator/companies lists them.`, 404);
  return shelved;
}
