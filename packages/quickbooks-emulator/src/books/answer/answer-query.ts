import type { BooksAnswer, BooksCall } from '../call.ts';
import type { Company } from '../company.ts';
import { BooksFault } from '../faults/books-fault.ts';
import { runQuery } from '../query/run-query.ts';
import { memberBytes } from '../render/envelope.ts';
import { bodyText } from './call-parts.ts';
import { goodAnswer } from './make-answer.ts';

/** Answers `GET /query?query=…` and `POST /query` with the statement as body (protocol.md §3.1). */
export function answerQuery(company: Company, call: BooksCall): BooksAnswer {
  const statement = statementOf(call);
  if (statement.trim() === '') throw blankStatement();
  const { entity, json } = runQuery(company, statement);
  const about = { entity, operation: 'query', metered: 1 } as const;
  return goodAnswer(call, memberBytes('QueryResponse', json, company.now()), about);
}

function statementOf(call: BooksCall): string {
  const inUrl = call.query.get('query');
  if (call.method === 'POST' && call.body.byteLength > 0) {
    const text = bodyText(call);
    return call.contentType?.includes('x-www-form-urlencoded') === true
      ? (new URLSearchParams(text).get('query') ?? inUrl ?? '')
      : text;
  }
  return inUrl ?? '';
}

/** A blank statement was seen to give a SystemFault under HTTP 200 (protocol.md §3.1). */
function blankStatement(): BooksFault {
  return new BooksFault({
    code: '10000',
    message: 'An application error has occurred while processing your request',
    detail: 'System Failure Error: The query is blank.',
    element: '',
    type: 'SystemFault',
    status: 200,
  });
}
