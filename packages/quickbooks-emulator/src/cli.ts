import { readCommandLine, type CommandLine } from './cli-options.ts';
import { startEmulator, type Emulator } from './emulator.ts';

const MISTAKE_STATUS = 2;

async function main(): Promise<void> {
  const command = readCommandLine(process.argv.slice(2));
  switch (command.kind) {
    case 'say':
      process.stdout.write(command.text);
      return;
    case 'mistake':
      process.stderr.write(command.text);
      process.exitCode = MISTAKE_STATUS;
      return;
    case 'start':
      return run(command);
  }
}

async function run({ options, asJson }: Extract<CommandLine, { kind: 'start' }>): Promise<void> {
  const emulator = await startEmulator(options);
  process.stdout.write(asJson ? `${JSON.stringify({ url: emulator.url })}\n` : greeting(emulator));
  const stop = stopper(emulator);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // A supervisor that started us over IPC takes us along when it ends.
  process.on('disconnect', stop);
}

function greeting({ url }: Emulator): string {
  return `QuickBooks emulator (not Intuit) at ${url}\n  its own pages: ${url}/\n  API: ${url}/v3/company/{realmId}/…\n`;
}

function stopper(emulator: Emulator): () => void {
  let isStopping = false;
  return () => {
    if (isStopping) return;
    isStopping = true;
    void emulator.close().then(() => process.exit());
  };
}

main().catch((fault: unknown) => {
  process.stderr.write(`quickbooks-emulator: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
});
