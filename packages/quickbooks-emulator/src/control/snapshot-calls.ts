import type { JsonObject } from '../books/json.ts';
import { value, type ControlCall, type ControlRoute } from './control-route.ts';
import { companyOf } from './find-company.ts';
import { ControlFault, requiredText } from './reading.ts';

/** Each snapshot is a whole company. */
const SNAPSHOTS_MAX = 50;

/** Going back: reset to the beginning, named snapshots, export and import. */
export const snapshotRoutes: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/companies/:realmId/reset',
    send: '',
    run: call => value({ realmId: call.rooms.shelf.reset(companyOf(call)).realmId }),
  },
  {
    method: 'GET',
    path: '/companies/:realmId/export',
    send: '',
    run: call => value(call.rooms.shelf.export(companyOf(call))),
  },
  {
    method: 'POST',
    path: '/companies/import',
    send: 'what GET /emulator/companies/{realmId}/export answered',
    run: ({ body, rooms }) => value({ realmId: importCompany(() => rooms.shelf.import(body as JsonObject)).realmId }),
  },
  { method: 'POST', path: '/companies/:realmId/snapshots', send: '{name}', run: takeSnapshot },
  {
    method: 'GET',
    path: '/companies/:realmId/snapshots',
    send: '',
    run: call => value({ snapshots: [...companyOf(call).snapshots.keys()] }),
  },
  { method: 'POST', path: '/companies/:realmId/snapshots/:name/restore', send: '', run: restoreSnapshot },
  { method: 'DELETE', path: '/companies/:realmId/snapshots/:name', send: '', run: dropSnapshot },
];

function takeSnapshot(call: ControlCall) {
  const shelved = companyOf(call);
  const name = requiredText(call.body, 'name');
  if (!/^[\w.-]{1,100}$/.test(name))
    throw new ControlFault('"name" takes up to 100 letters, digits, dots, hyphens and underscores.');
  if (shelved.snapshots.size >= SNAPSHOTS_MAX && !shelved.snapshots.has(name))
    throw new ControlFault(`A company keeps at most ${SNAPSHOTS_MAX} snapshots: DELETE one first.`);
  call.rooms.shelf.takeSnapshot(shelved, name);
  return value({ name });
}

function restoreSnapshot(call: ControlCall) {
  const shelved = companyOf(call);
  const name = call.params['name'] ?? '';
  const exported = shelved.snapshots.get(name);
  if (exported === undefined) throw new ControlFault(`There is no snapshot "${name}".`, 404);
  call.rooms.shelf.restoreSnapshot(shelved, exported);
  return value({ name });
}

function dropSnapshot(call: ControlCall) {
  const name = call.params['name'] ?? '';
  if (!call.rooms.shelf.dropSnapshot(companyOf(call), name))
    throw new ControlFault(`There is no snapshot "${name}".`, 404);
  return value({ removed: name });
}

/** What an import does not understand is the sender's mistake, not the emulator's. */
function importCompany<T>(run: () => T): T {
  try {
    return run();
  } catch (fault) {
    throw new ControlFault(`This is no export of a company: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}
