import {
  asObject,
  ControlFault,
  onlyMembers,
  optionalChoice,
  optionalNumber,
  optionalText,
} from '../control/reading.ts';
import type { FaultEffect, FaultMatch, FaultRule } from './fault-rule.ts';
import { DEFAULT_FAULT_TEXTS } from './fault-texts.ts';

type Json = Readonly<Record<string, unknown>>;

const EFFECTS = [
  'status',
  'fault',
  'timeout-before-commit',
  'timeout-after-commit',
  'slow',
  'reset',
  'http200-fault',
  'xml-429',
  'drop',
  'duplicate',
  'delay',
  'reorder',
] as const;

/** The real service gives up after 120 s (protocol.md §7); a held call ends with 504 then. */
const TIMEOUT_MS = 120_000;
const DELAY_MS_MAX = 24 * 3600 * 1000;
const DEFAULT_SLOW_MS = 2000;
const DEFAULT_WEBHOOK_DELAY_MS = 5000;

/**
 * Reads the body of `POST /emulator/faults`. The effect is a word, with its figures beside it or in an object:
 * `{"effect": "slow", "delayMs": 300}` and `{"effect": {"kind": "slow", "delayMs": 300}}` mean the same.
 */
export function readFaultRule(body: Json): FaultRule {
  const { match, effect, times, ...figures } = body;
  const settings =
    typeof effect === 'object' ? { ...figures, ...asObject(effect, '"effect"') } : { ...figures, kind: effect };
  const readMatch = readFaultMatch(match === undefined ? {} : asObject(match, '"match"'));
  return { match: readMatch, effect: readEffect(settings), times: readTimes(body, times, readMatch) };
}

/** A rule hits once unless told otherwise; one with a probability goes on. */
function readTimes(body: Json, times: unknown, match: FaultMatch): number | null {
  if (times === null) return null;
  return optionalNumber(body, 'times', { min: 1 }) ?? (match.probability === undefined ? 1 : null);
}

function readFaultMatch(match: Json): FaultMatch {
  onlyMembers(
    match,
    ['method', 'path', 'realmId', 'entity', 'operation', 'nth', 'probability', 'seed'],
    'The match of a fault',
  );
  const read = {
    method: optionalText(match, 'method'),
    path: optionalText(match, 'path'),
    realmId: optionalText(match, 'realmId'),
    entity: optionalText(match, 'entity'),
    operation: optionalText(match, 'operation'),
    nth: optionalNumber(match, 'nth', { min: 1 }),
    probability: optionalNumber(match, 'probability', { min: 0, max: 1 }),
    seed: optionalNumber(match, 'seed'),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

function readEffect(settings: Json): FaultEffect {
  const kind = optionalChoice(settings, 'kind', EFFECTS) ?? impliedKind(settings);
  switch (kind) {
    case 'status':
      return readStatus(settings);
    case 'fault':
    case 'http200-fault':
      return readFault(settings, kind);
    case 'timeout-before-commit':
    case 'timeout-after-commit':
      return { kind, afterMs: optionalNumber(settings, 'afterMs', { min: 0, max: DELAY_MS_MAX }) ?? TIMEOUT_MS };
    case 'slow':
      return { kind, delayMs: readDelay(settings) ?? DEFAULT_SLOW_MS };
    case 'delay':
      return { kind, delayMs: readDelay(settings) ?? DEFAULT_WEBHOOK_DELAY_MS };
    case 'reset':
      return { kind, when: optionalChoice(settings, 'when', ['before-commit', 'after-commit']) ?? 'before-commit' };
    case 'xml-429':
    case 'drop':
    case 'duplicate':
    case 'reorder':
      return { kind };
  }
}

function impliedKind(settings: Json): 'status' | 'fault' {
  if (settings['code'] !== undefined) return 'fault';
  if (settings['status'] !== undefined) return 'status';
  throw new ControlFault(`"effect" is missing: it must be one of ${EFFECTS.join(', ')}.`);
}

function readDelay(settings: Json): number | undefined {
  return optionalNumber(settings, 'delayMs', { min: 0, max: DELAY_MS_MAX });
}

/** Any status with any body. An object is sent as JSON; without a body a gateway's HTML is sent, as proxies do. */
function readStatus(settings: Json): FaultEffect {
  const status = optionalNumber(settings, 'status', { min: 200, max: 599 }) ?? 503;
  const { body } = settings;
  const contentType = optionalText(settings, 'contentType');
  if (body === undefined)
    return { kind: 'status', status, body: gatewayPage(status), contentType: contentType ?? 'text/html' };
  if (typeof body === 'string')
    return { kind: 'status', status, body, contentType: contentType ?? guessContentType(body) };
  return { kind: 'status', status, body: JSON.stringify(body), contentType: contentType ?? 'application/json' };
}

function gatewayPage(status: number): string {
  return `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`;
}

function guessContentType(body: string): string {
  if (/^\s*[[{]/.test(body)) return 'application/json';
  if (/^\s*<(\?xml|IntuitResponse)/.test(body)) return 'application/xml';
  return /^\s*</.test(body) ? 'text/html' : 'text/plain';
}

function readFault(settings: Json, kind: 'fault' | 'http200-fault'): FaultEffect {
  const code = optionalText(settings, 'code') ?? (kind === 'fault' ? '6000' : '10000');
  const known = DEFAULT_FAULT_TEXTS.get(code);
  const status =
    kind === 'fault' ? (optionalNumber(settings, 'status', { min: 200, max: 599 }) ?? known?.status ?? 400) : 200;
  return {
    kind,
    status,
    code,
    message: optionalText(settings, 'message') ?? known?.message ?? 'Injected fault',
    detail: optionalText(settings, 'detail') ?? known?.detail ?? `Injected fault ${code}`,
    element: optionalText(settings, 'element') ?? '',
    type: optionalText(settings, 'type') ?? known?.type ?? 'ValidationFault',
  };
}
