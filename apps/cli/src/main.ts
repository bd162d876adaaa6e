import { Command } from 'commander';
import { serverVersion } from '@tieout/server';
import { addApply } from './commands/apply.ts';
import { addApplyConfig } from './commands/apply-config.ts';
import { addBackup } from './commands/backup.ts';
import { addDoctor } from './commands/doctor.ts';
import { addExportConfig } from './commands/export-config.ts';
import { addForgetSecrets } from './commands/forget-secrets.ts';
import { addImport } from './commands/import.ts';
import { addMigrate } from './commands/migrate.ts';
import { addPlan } from './commands/plan.ts';
import { addRestore } from './commands/restore.ts';
import { addServe } from './commands/serve.ts';
import { addTieOut } from './commands/tie-out.ts';
import { addUndo } from './commands/undo.ts';
import { addWorker } from './commands/worker.ts';
import { reportFault } from './report-fault.ts';

const program = new Command('tieout')
  .description(
    'Joins a business’s customers, items, invoices and payments to QuickBooks Online, both ways, to the cent.',
  )
  .version(serverVersion)
  .showHelpAfterError()
  .exitOverride();

// What is wrong with the command line is told by commander, and ends with an exit code of ours.
for (const add of [
  addServe,
  addWorker,
  addMigrate,
  addBackup,
  addRestore,
  addDoctor,
  addForgetSecrets,
  addPlan,
  addApply,
  addImport,
  addTieOut,
  addUndo,
  addExportConfig,
  addApplyConfig,
])
  add(program);

await program.parseAsync().catch(reportFault);
