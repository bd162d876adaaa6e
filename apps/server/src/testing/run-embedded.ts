// Runs the embedded server as a program of its own, so that tests can kill it: prints one line of JSON, stops on SIGTERM.
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';

const [dataFolder = ''] = process.argv.slice(2);
try {
  const embedded = await startEmbeddedPostgres({ dataFolder });
  const { socketFolder, port, password } = embedded.address;
  // Before the line that tells the tests to go on.
  process.on('SIGTERM', () => void embedded.close().then(() => process.exit(0)));
  process.stdout.write(
    `${JSON.stringify({ pid: embedded.pid(), socketFolder, port, password, start: embedded.start })}\n`,
  );
  setInterval(() => undefined, 1_000);
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
