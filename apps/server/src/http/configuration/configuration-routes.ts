import type { RecordTools } from '../../records/record-tools.ts';
import type { Route } from '../route.ts';
import { applyConfigurationRoute } from './apply-configuration.ts';
import { exportConfigurationRoute } from './export-configuration.ts';
import { previewConfigurationRoute } from './preview-configuration.ts';

/** All endpoints of the configuration file. */
export const configurationRoutes = (tools: RecordTools): readonly Route[] => [
  exportConfigurationRoute(tools),
  previewConfigurationRoute(tools),
  applyConfigurationRoute(tools),
];
