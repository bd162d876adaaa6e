import type { AnswerContent, CallMeta, Warning } from './call.ts';

interface MetaFacts {
  readonly content: AnswerContent;
  readonly httpStatus: number;
  readonly intuitTid: string | undefined;
  readonly requestId: string | undefined;
  readonly attempts: number;
}

/** Collects what an answer says beside its content: QuickBooks' clock and warnings. */
export function metaOf(facts: MetaFacts): CallMeta {
  const document = facts.content.kind === 'document' ? facts.content.document : {};
  return {
    intuitTid: facts.intuitTid,
    httpStatus: facts.httpStatus,
    requestId: facts.requestId,
    attempts: facts.attempts,
    time: typeof document['time'] === 'string' ? document['time'] : undefined,
    warnings: warningsOf(document['Warnings'] ?? document['warnings']),
  };
}

function warningsOf(holder: unknown): readonly Warning[] {
  if (!isRecord(holder)) return [];
  const list = holder['Warning'] ?? holder['warning'];
  const warnings: readonly unknown[] = Array.isArray(list) ? list : [list];
  return warnings.filter(isRecord).map(warning => ({
    code: textOf(warning['code']),
    message: textOf(warning['Message'] ?? warning['message']),
    detail: textOf(warning['Detail'] ?? warning['detail']),
    element: textOf(warning['element']),
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
