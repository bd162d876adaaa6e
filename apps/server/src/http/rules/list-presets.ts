import { listPresets as contract, presets } from '@tieout/api';
import { rulesOfPreset } from '../../connectors/quickbooks/rules/rule-set.ts';
import { route, type Route } from '../route.ts';

export const listPresetsRoute = (): Route =>
  route(contract, () => Promise.resolve({ rows: presets.map(preset => ({ preset, kinds: rulesOfPreset(preset) })) }));
