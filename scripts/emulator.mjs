// `npm run emulator -- --port 0 --json`: runs the emulator as a user of the package would.
import { ensureBuilt } from './build.mjs';

await ensureBuilt(['packages/quickbooks-emulator']);
await import('../packages/quickbooks-emulator/dist/cli.js');
