export { DatabaseFault } from './database/database-fault.ts';
export { createLog, type Log } from './logs/create-log.ts';
export { openStore, type OpenStore, type OpenStoreOptions } from './serving/open-store.ts';
export { startServer, type RunningServer, type StartServerOptions } from './serving/start-server.ts';
export {
  startWorkerProcess,
  type StartWorkerProcessOptions,
  type WorkerProcess,
} from './serving/start-worker-process.ts';
export { readSettings, type Environment, type Settings } from './settings/read-settings.ts';
export { settingRows, type SettingName, type SettingRow } from './settings/setting-rows.ts';
export { serverVersion } from './server-version.ts';
export { migrate, type MigrateOptions } from './store/migrate.ts';
