import type { BodyAnswer, BooksCall, CallOperation } from '../call.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { BooksFault, type FaultDetail } from '../faults/books-fault.ts';
import { faultJson } from '../render/envelope.ts';
import { reportXml } from '../render/report-xml.ts';
import { xmlFromJson } from '../render/xml.ts';
import { wantsJson } from './call-parts.ts';

const JSON_TYPE = 'application/json;charset=UTF-8';
const XML_TYPE = 'application/xml;charset=UTF-8';

/** What an answer says beside its body. */
export interface AnswerAbout {
  readonly entity?: EntityName | undefined;
  readonly operation?: CallOperation | undefined;
  readonly metered?: number;
}

/** A good answer from its JSON; rendered as XML when the caller did not ask for JSON. */
export function goodAnswer(call: BooksCall, json: string | Uint8Array, about: AnswerAbout): BodyAnswer {
  return {
    ...body(call, json, about.operation === 'report' ? reportXml : xmlFromJson),
    status: 200,
    metered: about.metered ?? 0,
    faulted: false,
    entity: about.entity,
    operation: about.operation,
  };
}

/** The answer to a refused call. */
export function faultAnswer(
  call: BooksCall,
  faults: readonly FaultDetail[],
  about: AnswerAbout & { readonly atMs: number },
): BodyAnswer {
  return {
    ...body(call, faultJson(faults, about.atMs), xmlFromJson),
    status: faults[0]?.status ?? 400,
    metered: 0,
    faulted: true,
    entity: about.entity,
    operation: about.operation,
  };
}

/** The fault to answer for whatever was thrown; a defect of the emulator says that it is one. */
export function faultOf(thrown: unknown): FaultDetail {
  if (thrown instanceof BooksFault) return thrown.fault;
  return {
    code: '500',
    message: 'Emulator defect',
    detail: `The emulator failed on this call; please report it. ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    type: 'EmulatorFault',
    status: 500,
  };
}

function body(
  call: BooksCall,
  json: string | Uint8Array,
  toXml: (json: string) => string,
): Pick<BodyAnswer, 'kind' | 'contentType' | 'body'> {
  if (wantsJson(call)) return { kind: 'body', contentType: JSON_TYPE, body: json };
  const text = typeof json === 'string' ? json : Buffer.from(json).toString('utf8');
  return { kind: 'body', contentType: XML_TYPE, body: toXml(text) };
}
