import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type { Command } from '../companies/command.ts';

/** One command as it was run: enough to run it again with the same effect. */
export interface LoggedCommand {
  readonly number: number;
  readonly atMs: number;
  readonly command: Command;
}

/** A file that commands are appended to, one line each, before their answers leave. */
export class CommandLog {
  readonly #file: number;
  bytes = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'a', 0o600);
  }

  append(logged: LoggedCommand): void {
    const line = `${JSON.stringify({ ...logged, command: toJson(logged.command) })}\n`;
    this.bytes += writeSync(this.#file, line);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Reads a log. A last line that was cut off by a kill was never answered: it is taken out, for the next to follow. */
export function readCommandLog(path: string): readonly LoggedCommand[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
  if (whole.length < bytes.length) truncateSync(path, whole.length);
  return whole
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(readLine);
}

interface LoggedCall {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: string;
  readonly accept?: string;
  readonly contentType?: string;
  readonly body?: string;
  readonly bodyBase64?: string;
  readonly actor: { readonly clientId?: string; readonly userName: string };
  readonly origin: string;
}

function toJson(command: Command): unknown {
  if (command.kind !== 'call') return command;
  const { body, query, ...call } = command.call;
  return { kind: 'call', call: { ...call, query: query.toString(), ...bodyToJson(Buffer.from(body)) } };
}

/** JSON bodies stay readable; whatever is no UTF-8, such as an upload, is kept exactly too. */
function bodyToJson(body: Buffer): object {
  const text = body.toString('utf8');
  return Buffer.from(text).equals(body) ? { body: text } : { bodyBase64: body.toString('base64') };
}

function readLine(line: string): LoggedCommand {
  const logged = JSON.parse(line) as LoggedCommand;
  if (logged.command.kind !== 'call') return logged;
  const { body, bodyBase64, query, ...call } = logged.command.call as unknown as LoggedCall;
  const bytes = bodyBase64 === undefined ? Buffer.from(body ?? '') : Buffer.from(bodyBase64, 'base64');
  return { ...logged, command: { kind: 'call', call: { ...call, query: new URLSearchParams(query), body: bytes } } };
}
