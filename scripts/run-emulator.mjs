// Runs the emulator as a program of its own beside the app, as the real QuickBooks would be.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../packages/quickbooks-emulator/bin/quickbooks-emulator.js', import.meta.url));
const startMaxMs = 30_000;
const answerMaxMs = 5_000;

/**
 * Starts the emulator on its data folder, or takes the one that already answers there. `stop` ends it only if it is ours; if we are
 * killed, it ends by itself, because the channel to us closes.
 */
export async function runEmulator({ host, port, dataFolder }) {
  const found = port === 0 ? undefined : await findRunning(`http://${connectHost(host)}:${port}`);
  if (found) return { url: found, stop: async () => {} };
  const flags = ['--host', host, '--port', String(port), '--data', join(dataFolder, 'emulator'), '--json'];
  const child = fork(program, flags, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true });
  const url = await firstLine(child, port);
  const ended = new Promise(resolve => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: url.replace('0.0.0.0', '127.0.0.1'), stop };
}

/** Tells the emulator of our app: where the browser returns to and where its webhooks go. Answers the webhooks' verifier token. */
export async function registerApp({ emulatorUrl, appUrl, publicUrl, dataFolder }) {
  const verifierToken = await keepToken(dataFolder);
  const origins = new Set([publicUrl ?? appUrl, appUrl, appUrl.replace('127.0.0.1', 'localhost')]);
  const response = await fetch(`${emulatorUrl}/emulator/apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      clientId: 'emulator-default-client-id',
      clientSecret: 'emulator-default-client-secret',
      redirectUris: [...origins].map(origin => `${origin}/oauth/quickbooks/callback`),
      webhook: { url: `${appUrl}/webhooks/quickbooks`, verifierToken, format: 'cloudevents' },
    }),
    signal: AbortSignal.timeout(answerMaxMs),
  });
  if (!response.ok) throw new Error(`The emulator refused our app: ${await response.text()}`);
}

/** A first run finds one believable company in the consent page's list; whoever made companies of their own keeps them. */
export async function ensureCompany(emulatorUrl) {
  const address = `${emulatorUrl}/emulator/companies`;
  const { companies } = await (await fetch(address, { signal: AbortSignal.timeout(answerMaxMs) })).json();
  if (companies.length > 0) return;
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Harbour Cycles Ltd', country: 'US', edition: 'plus', sample: true }),
    signal: AbortSignal.timeout(startMaxMs),
  });
  if (!response.ok) throw new Error(`The emulator could not make a sample company: ${await response.text()}`);
}

/** The token that webhooks of the emulator are signed with: made once, kept in the data folder. */
export async function keepToken(dataFolder) {
  const path = join(dataFolder, 'emulator-webhook-token');
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (kept !== '') return kept.trim();
  const token = randomBytes(24).toString('base64url');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await writeFile(path, `${token}\n`, { mode: 0o600 });
  return token;
}

function connectHost(host) {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}

async function findRunning(url) {
  const response = await fetch(`${url}/emulator/companies`, { signal: AbortSignal.timeout(answerMaxMs) }).catch(
    () => undefined,
  );
  return response?.ok ? url : undefined;
}

function firstLine(child, port) {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    const fail = why => reject(explain(why, err, port));
    const timer = setTimeout(fail, startMaxMs, 'it did not answer in time');
    child.stderr.on('data', chunk => (err += chunk));
    child.stdout.on('data', chunk => {
      out += chunk;
      if (!out.includes('\n')) return;
      clearTimeout(timer);
      resolve(JSON.parse(out.split('\n')[0]).url);
    });
    child.once('exit', code => {
      clearTimeout(timer);
      fail(`it ended with ${code}`);
    });
  });
}

// `hint` marks a fault whose message says all there is to say.
function explain(why, err, port) {
  const isTaken = /EADDRINUSE|is taken/.test(err);
  const hint = isTaken ? 'Set EMULATOR_PORT to a free port, or to 0 for any.' : 'Its data lie in TIEOUT_DATA/emulator.';
  const what = isTaken
    ? `Port ${port} is taken by another program.`
    : `The QuickBooks emulator did not start: ${err.trim() || why}.`;
  return Object.assign(new Error(`${what} ${hint}`), { hint });
}
