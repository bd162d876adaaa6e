import { numberOfCents, preciseOf } from '../books/arithmetic/fixed-point.ts';
import { productOf } from '../books/arithmetic/line-amount.ts';
import { objectAt, objectsAt, type JsonObject, type JsonValue } from '../books/json.ts';
import type { EntityName } from '../books/entities/entity-name.ts';
import { amendRecord, readRecord, type Desk, type DeskOutcome } from './desk.ts';

export interface LineEdit {
  readonly entity: EntityName;
  readonly id: string;
  /** Counted from 1, among the lines that a person can edit. */
  readonly line: number;
  readonly description?: string | undefined;
  readonly qty?: number | undefined;
  readonly unitPrice?: number | undefined;
  readonly amount?: number | undefined;
}

/** Changes one line of a sales form, keeping the others. */
export function editLine(desk: Desk, edit: LineEdit): DeskOutcome {
  const record = readRecord(desk, edit.entity, edit.id);
  if (record === undefined)
    return { kind: 'refused', code: '610', message: `There is no ${edit.entity} with the id ${edit.id}.` };
  const lines = objectsAt(record, 'Line').filter(line => line['DetailType'] !== 'SubTotalLineDetail');
  const line = lines[edit.line - 1];
  if (line === undefined)
    return { kind: 'refused', code: '2020', message: `It has ${lines.length} lines, none with number ${edit.line}.` };
  const edited = lines.map(candidate => (candidate === line ? editedLine(line, edit) : candidate));
  return amendRecord(desk, record, edit.entity, { Line: edited, CustomerRef: record['CustomerRef'] });
}

function editedLine(line: JsonObject, edit: LineEdit): JsonObject {
  const detail = objectAt(line, 'SalesItemLineDetail');
  const qty = edit.qty ?? numberOf(detail?.['Qty']);
  const unitPrice = edit.unitPrice ?? numberOf(detail?.['UnitPrice']);
  const isPriced = edit.amount === undefined && qty !== undefined && unitPrice !== undefined;
  const { Amount: amountBefore, ...rest } = line;
  return {
    ...rest,
    Description: edit.description ?? line['Description'],
    Amount: isPriced ? numberOfCents(productOf(preciseOf(qty), preciseOf(unitPrice))) : (edit.amount ?? amountBefore),
    ...(detail !== undefined && {
      SalesItemLineDetail: {
        ...detail,
        Qty: isPriced ? qty : undefined,
        UnitPrice: isPriced ? unitPrice : undefined,
      },
    }),
  };
}

function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
