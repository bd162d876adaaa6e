import type { Core } from '../server-core.ts';
import type { FillWorkspace } from '../people/set-up-owner.ts';
import type { Area } from './area.ts';
import { composePeople } from './compose-people.ts';
import { composeQuickBooks } from './compose-quickbooks.ts';
import { composeRecords } from './compose-records.ts';

/** Every area of the product. A new one is added here, and nowhere else. */
const composers: readonly ((core: Core) => Area)[] = [composeRecords, composeQuickBooks];

/** Wires all areas on one core. */
export function composeAreas(core: Core): readonly Area[] {
  const areas = composers.map(compose => compose(core));
  const fill: FillWorkspace = async (tx, made) => {
    for (const area of areas) await area.fillWorkspace?.(tx, made);
  };
  return [composePeople(core, fill), ...areas];
}
