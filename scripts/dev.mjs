// `npm run dev`: emulator, server and web app, each reloaded when its sources change. Open the address of the web app.
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureCompany, keepToken, registerApp, runEmulator } from './run-emulator.mjs';

if (existsSync('.env')) process.loadEnvFile('.env');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const settings = {
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 4000),
  emulatorPort: Number(process.env.EMULATOR_PORT || 4010),
  webPort: Number(process.env.WEB_PORT || 4001),
  dataFolder: process.env.TIEOUT_DATA || './data',
};
const children = [];

function run(name, args, env) {
  // In groups of their own: Ctrl+C reaches us alone, and we end them in order.
  const options = {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: { ...process.env, ...env },
  };
  const child = spawn(process.execPath, args, options);
  child.once('exit', code => {
    if (!isStopping) console.error(`${name} ended with ${code}`);
    stop(code ?? 0);
  });
  children.push(child);
}

let isStopping = false;
function stop(code) {
  if (isStopping) return;
  isStopping = true;
  const ended = children.map(
    child => new Promise(resolve => (child.exitCode === null ? child.once('exit', resolve) : resolve())),
  );
  for (const child of children) child.kill('SIGTERM');
  void Promise.all([...ended, emulator?.stop()]).then(() => process.exit(code));
}

await ensureBuilt(['packages/quickbooks-emulator']);
const { host, port, emulatorPort, webPort, dataFolder } = settings;
const isEmulated = !process.env.QUICKBOOKS_CLIENT_ID;
const emulator = isEmulated ? await runEmulator({ host, port: emulatorPort, dataFolder }) : undefined;
const appUrl = `http://127.0.0.1:${port}`;
const publicUrl = `http://127.0.0.1:${webPort}`;
const env = { PORT: String(port), PUBLIC_URL: publicUrl, TIEOUT_DATA: dataFolder };
if (emulator) {
  await ensureCompany(emulator.url);
  await registerApp({ emulatorUrl: emulator.url, appUrl, publicUrl, dataFolder });
  Object.assign(env, {
    EMULATOR_PORT: new URL(emulator.url).port,
    QUICKBOOKS_WEBHOOK_TOKEN: await keepToken(dataFolder),
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
run('The server', [tsx, 'watch', '--clear-screen=false', '--conditions=source', 'apps/cli/src/main.ts', 'serve'], env);
const vite = join(root, 'node_modules/vite/bin/vite.js');
run('The web app', [vite, 'apps/web', '--port', String(webPort), '--strictPort'], { TIEOUT_API_ORIGIN: appUrl });
console.log(`Web app  ${publicUrl}   (API ${appUrl}${emulator ? `, emulator ${emulator.url}` : ''}; stop with Ctrl+C)`);
