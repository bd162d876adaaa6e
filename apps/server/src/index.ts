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
export { examine } from './doctor/examine.ts';
export type { Finding } from './doctor/finding.ts';
export { writeBackup, type BackupSummary } from './backup/write-backup.ts';
export { restoreBackup, type RestoreSummary } from './backup/restore-backup.ts';
export { loadSecretKeys } from './secrets/load-secret-keys.ts';
export { forgetSecrets } from './secrets/forget-secrets.ts';
