import { readCommandLine, type Place } from './cli-options.ts';
import { startEmulator } from './emulator.ts';
import type { AnswerRequest } from './http/exchange.ts';
import { listen } from './http/serve.ts';
import { recordSession } from './recording/record-session.ts';
import { replaySession } from './recording/replay-session.ts';

const MISTAKE_STATUS = 2;

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

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
    case 'start': {
      run(await startEmulator(command.options), command.asJson, greeting);
      return;
    }
    case 'record':
      return serve(command.place, recordSession(command), `writing down ${command.upstream} to ${command.file}`);
    case 'replay':
      return serve(command.place, replaySession(command.file), `answering from ${command.file}`);
  }
}

async function serve(place: Place, answer: AnswerRequest, what: string): Promise<void> {
  run(await listen({ ...place, answer }), place.asJson, url => `QuickBooks emulator (not Intuit) at ${url}, ${what}\n`);
}

function run(running: Running, asJson: boolean, say: (url: string) => string): void {
  const stop = stopper(running);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // A supervisor that started us over IPC takes us along when it ends.
  process.on('disconnect', stop);
  // Last: whoever reads the address may stop us at once.
  const { url } = running;
  process.stdout.write(asJson ? `${JSON.stringify({ url })}\n` : say(url));
}

function greeting(url: string): string {
  return `QuickBooks emulator (not Intuit) at ${url}\n  its own pages: ${url}/\n  API: ${url}/v3/company/{realmId}/…\n`;
}

function stopper(running: Running): () => void {
  let isStopping = false;
  return () => {
    if (isStopping) return;
    isStopping = true;
    void running.close().then(() => process.exit());
  };
}

main().catch((fault: unknown) => {
  process.stderr.write(`quickbooks-emulator: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
});
