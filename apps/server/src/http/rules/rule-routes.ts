import type { RecordTools } from '../../records/record-tools.ts';
import type { Route } from '../route.ts';
import { applyPresetRoute } from './apply-preset.ts';
import { listPresetsRoute } from './list-presets.ts';
import { readMappingsRoute } from './read-mappings.ts';
import { readRulesRoute } from './read-rules.ts';
import { updateMappingsRoute } from './update-mappings.ts';
import { updateRulesRoute } from './update-rules.ts';

/** All endpoints of rules and field mappings. */
export const ruleRoutes = (tools: RecordTools): readonly Route[] => [
  readRulesRoute(tools),
  updateRulesRoute(tools),
  applyPresetRoute(tools),
  listPresetsRoute(),
  readMappingsRoute(tools),
  updateMappingsRoute(tools),
];
