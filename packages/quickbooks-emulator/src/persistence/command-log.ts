import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type { BooksCall, UploadedFile } from '../books/call.ts';
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

interface LoggedFile {
  readonly metadata?: string;
  readonly content?: { readonly base64: string; readonly fileName: string; readonly contentType: string };
}

function toJson(command: Command): unknown {
  switch (command.kind) {
    case 'call':
      return { kind: 'call', call: callToJson(command.call) };
    case 'upload': {
      // The parts say it all: the body that they came in need not be kept as well.
      const call = callToJson({ ...command.call, body: Buffer.alloc(0) });
      return { kind: 'upload', call, files: command.files.map(fileToJson) };
    }
    case 'generate':
    case 'merge':
    case 'switches':
    case 'read-only':
      return command;
  }
}

function callToJson({ body, query, ...call }: BooksCall): object {
  return { ...call, query: query.toString(), ...bodyToJson(Buffer.from(body)) };
}

/** JSON bodies stay readable; whatever is no UTF-8 is kept exactly too. */
function bodyToJson(body: Buffer): object {
  const text = body.toString('utf8');
  return Buffer.from(text).equals(body) ? { body: text } : { bodyBase64: body.toString('base64') };
}

function fileToJson({ metadata, content }: UploadedFile): object {
  if (content === undefined) return { metadata };
  const { bytes, ...description } = content;
  return { metadata, content: { ...description, base64: Buffer.from(bytes).toString('base64') } };
}

function readLine(line: string): LoggedCommand {
  const logged = JSON.parse(line) as LoggedCommand;
  const { kind } = logged.command;
  if (kind !== 'call' && kind !== 'upload') return logged;
  const { call, files } = logged.command as unknown as { call: LoggedCall; files: readonly LoggedFile[] };
  const command: Command =
    kind === 'call'
      ? { kind, call: callFromJson(call) }
      : { kind, call: callFromJson(call), files: files.map(fileFromJson) };
  return { ...logged, command };
}

function callFromJson({ body, bodyBase64, query, ...call }: LoggedCall): BooksCall {
  const bytes = bodyBase64 === undefined ? Buffer.from(body ?? '') : Buffer.from(bodyBase64, 'base64');
  return { ...call, query: new URLSearchParams(query), body: bytes };
}

function fileFromJson({ metadata, content }: LoggedFile): UploadedFile {
  if (content === undefined) return { metadata };
  const { base64, ...description } = content;
  return { metadata, content: { ...description, bytes: Buffer.from(base64, 'base64') } };
}
