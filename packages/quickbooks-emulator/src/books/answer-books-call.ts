import './entities/all-entities.ts';
import { answerBatch } from './batch/answer-batch.ts';
import { answerChanges } from './changes/answer-changes.ts';
import { answerDownload } from './attachable/answer-download.ts';
import { answerEntity } from './answer/answer-entity.ts';
import { answerQuery } from './answer/answer-query.ts';
import { faultAnswer, faultOf } from './answer/make-answer.ts';
import { methodNotAllowed, noSuchPath } from './answer/path-faults.ts';
import type { BooksAnswer, BooksCall, CallOperation } from './call.ts';
import type { Company } from './company.ts';
import { definitionAtPath } from './entities/registry.ts';
import { isRealEntity } from './entities/real-entities.ts';
import { ENTITY_NAMES, type EntityName } from './entities/entity-name.ts';
import { notEmulated } from './faults/faults.ts';
import { followRenames } from './write/follow-renames.ts';
import { keepFault, withReplay } from './replay/replay-requests.ts';
import { answerReport } from './reports/answer-report.ts';
import { answerTaxService } from './tax-service/answer-tax-service.ts';

/**
 * Answers one call under `/v3/company/{realmId}`. Never throws: what the books refuse becomes a fault in the dialect
 * of the real service, and nothing of a refused write stays.
 */
export function answerBooksCall(company: Company, call: BooksCall): BooksAnswer {
  const atMs = company.now();
  try {
    if (call.method !== 'GET' && call.method !== 'POST') throw methodNotAllowed(call);
    return withReplay(company, call, () => route(company, call));
  } catch (thrown) {
    const answer = faultAnswer(call, [faultOf(thrown)], { ...aboutCall(call), atMs });
    keepFault(company, call, answer);
    return answer;
  }
}

function route(company: Company, call: BooksCall): BooksAnswer {
  const [first = ''] = call.path;
  if (!isListWrite(call)) followRenames(company);
  switch (first) {
    case 'query':
      return answerQuery(company, call);
    case 'cdc':
      return answerChanges(company, call);
    case 'batch':
      return answerBatch(company, call);
    case 'download':
      return answerDownload(company, call);
    case 'reports':
      return answerReport(company, call);
    case 'taxservice':
      return answerTaxService(company, call);
    default:
      return routeEntity(company, call);
  }
}

/** Renames wait while only names are being written; anything else may show one. */
function isListWrite(call: BooksCall): boolean {
  return call.method === 'POST' && definitionAtPath(call.path[0] ?? '')?.kind === 'list';
}

function routeEntity(company: Company, call: BooksCall): BooksAnswer {
  const [first = ''] = call.path;
  const definition = definitionAtPath(first);
  if (definition !== undefined) return answerEntity(company, definition, call);
  if (isRealEntity(first) || ENTITY_NAMES.some(name => name.toLowerCase() === first)) {
    throw notEmulated(`the path /${first}`);
  }
  throw noSuchPath(call);
}

/** What a refused call was about, for the journal. */
function aboutCall(call: BooksCall): {
  readonly entity: EntityName | undefined;
  readonly operation: CallOperation | undefined;
} {
  const [first = '', id, verb] = call.path;
  const special: Partial<Record<string, CallOperation>> = {
    query: 'query',
    cdc: 'cdc',
    batch: 'batch',
    reports: 'report',
    upload: 'upload',
    download: 'download',
  };
  const entity = definitionAtPath(first)?.name;
  if (entity === undefined) return { entity, operation: special[first] };
  if (verb === 'send' || verb === 'pdf') return { entity, operation: verb };
  if (call.method === 'GET') return { entity, operation: 'read' };
  const operation = call.query.get('operation')?.toLowerCase();
  if (operation === 'delete' || operation === 'void' || operation === 'update') return { entity, operation };
  return { entity, operation: id === undefined ? 'create' : undefined };
}
