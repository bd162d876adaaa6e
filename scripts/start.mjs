// `npm start`: database, app and, unless real QuickBooks credentials are set, the emulator. Says three lines, stops with Ctrl+C.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureCompany, keepToken, registerApp, runEmulator } from './run-emulator.mjs';

if (existsSync('.env')) process.loadEnvFile('.env');

const webFolder = fileURLToPath(new URL('../apps/web/dist', import.meta.url));

async function start() {
  await ensureBuilt();
  const { createLog, readSettings, startServer } = await import('../apps/server/dist/index.js');
  let settings = readSettings(process.env);
  const { HOST: host, EMULATOR_PORT: port, TIEOUT_DATA: dataFolder } = settings;
  const emulator =
    settings.QUICKBOOKS_CLIENT_ID === undefined ? await runEmulator({ host, port, dataFolder }) : undefined;
  try {
    if (emulator) {
      settings = await pointAtEmulator(settings, emulator.url);
      await ensureCompany(emulator.url);
    }
    const log = createLog({ level: process.env.LOG_LEVEL ? settings.LOG_LEVEL : 'warn' });
    const server = await startServer({ settings, log, webFolder });
    if (emulator)
      await registerApp({ emulatorUrl: emulator.url, appUrl: server.url, publicUrl: settings.PUBLIC_URL, dataFolder });
    announce(settings, server.url, emulator?.url);
    stopOnSignal([() => server.close(), () => emulator?.stop()]);
  } catch (error) {
    await emulator?.stop();
    throw error;
  }
}

async function pointAtEmulator(settings, url) {
  const QUICKBOOKS_WEBHOOK_TOKEN = await keepToken(settings.TIEOUT_DATA);
  return { ...settings, EMULATOR_PORT: Number(new URL(url).port), QUICKBOOKS_WEBHOOK_TOKEN };
}

function announce(settings, appUrl, emulatorUrl) {
  const books = emulatorUrl ? `emulated, at ${emulatorUrl}` : `the real one (${settings.QUICKBOOKS_ENVIRONMENT})`;
  console.log(`Tieout      ${settings.PUBLIC_URL ?? appUrl}`);
  console.log(`QuickBooks  ${books}`);
  console.log('Stop        Ctrl+C');
}

function stopOnSignal(steps) {
  let askedAtMs;
  const stop = async () => {
    // npm passes Ctrl+C on, so it comes twice; only a later one means "at once".
    if (askedAtMs !== undefined) return performance.now() - askedAtMs > 1_500 && process.exit(1);
    askedAtMs = performance.now();
    for (const step of steps) await step();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
}

await start().catch(error => {
  // Our own faults say in their message what to do; the stack helps only with those nobody foresaw.
  console.error(`tieout: ${'hint' in error ? error.message : (error.stack ?? error)}`);
  process.exit(1);
});
