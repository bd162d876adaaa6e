import { numberOfCents, textOfCents } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { NetAndGross, SalesFormTotals } from '../arithmetic/sales-form.ts';
import type { Company } from '../company.ts';
import { textAt, type JsonObject } from '../json.ts';
import { omit } from '../transactions/omit.ts';
import { LineNumbering } from './line-numbering.ts';
import type { BundleLine, SalesLines, TextLine } from './sales-lines.ts';
import { writeCharge, writeDiscount } from './write-closing-lines.ts';
import { writeItemLine } from './write-item-line.ts';

/** What writing the lines of a form needs beside the lines. */
export interface LineWriting {
  readonly company: Company;
  readonly totals: SalesFormTotals;
  readonly storedLines: readonly JsonObject[];
  readonly taxInclusive: boolean;
}

const BUNDLE_OUTER: ReadonlySet<string> = new Set(['DetailType', 'GroupLineDetail']);
const COMPONENTS: ReadonlySet<string> = new Set(['Line']);
const TEXT_OUTER: ReadonlySet<string> = new Set(['DetailType', 'DescriptionLineDetail', 'Amount']);
const SUBTOTAL_TEXT = /^Subtotal:( -?\d+\.\d\d)?$/;

/**
 * The lines as QuickBooks stores and answers them: items, bundles and texts as sent, then SubTotal, Discount and
 * charges, these without Id and LineNum (entities.md §0.1 rules 4 and 5).
 */
export function writeLines(lines: SalesLines, writing: LineWriting): JsonObject[] {
  const numbering = new LineNumbering(writing.storedLines);
  const amounts = writing.totals.lines[Symbol.iterator]();
  const nextAmount = (): NetAndGross => amounts.next().value ?? { net: 0n, gross: 0n };
  const written: JsonObject[] = [];
  let sinceSubtotal = 0n;
  for (const line of lines.body) {
    switch (line.kind) {
      case 'item': {
        const amount = nextAmount();
        sinceSubtotal += amount.net;
        written.push(writeItemLine(line, { numbering, amount, writing }));
        break;
      }
      case 'bundle': {
        const children = line.children.map(() => nextAmount());
        sinceSubtotal += children.reduce((sum, { net }) => sum + net, 0n);
        written.push(writeBundle(line, { numbering, amounts: children, writing }));
        break;
      }
      case 'text':
        written.push(writeText(line, numbering, sinceSubtotal));
        if (isSubtotal(line)) sinceSubtotal = 0n;
        break;
    }
  }
  written.push({
    Amount: numberOfCents(writing.totals.subTotal),
    DetailType: 'SubTotalLineDetail',
    SubTotalLineDetail: {},
  });
  if (lines.discount !== undefined) written.push(writeDiscount(lines.discount, writing));
  lines.charges.forEach((charge, index) => {
    written.push(writeCharge(charge, writing.totals.charges[index] ?? { net: 0n, gross: 0n }, writing));
  });
  return written;
}

interface BundleWriting {
  readonly numbering: LineNumbering;
  readonly amounts: readonly NetAndGross[];
  readonly writing: LineWriting;
}

/** The outer line shows no money; its components carry it (recorded; entities.md §4.7). */
function writeBundle(line: BundleLine, { numbering, amounts, writing }: BundleWriting): JsonObject {
  const numbers = numbering.next(textAt(line.source, 'Id'));
  return {
    ...omit(line.source, BUNDLE_OUTER),
    ...numbers,
    Amount: 0,
    DetailType: 'GroupLineDetail',
    GroupLineDetail: {
      ...omit(line.detail, COMPONENTS),
      Quantity: line.detail['Quantity'] ?? 1,
      Line: line.children.map((child, index) =>
        writeItemLine(child, { numbering, amount: amounts[index] ?? { net: 0n, gross: 0n }, writing }),
      ),
    },
  };
}

function writeText(line: TextLine, numbering: LineNumbering, sinceSubtotal: Cents): JsonObject {
  return {
    ...omit(line.source, TEXT_OUTER),
    ...numbering.next(textAt(line.source, 'Id')),
    ...(isSubtotal(line) ? { Description: `Subtotal: ${textOfCents(sinceSubtotal)}` } : {}),
    DetailType: 'DescriptionOnly',
    DescriptionLineDetail: line.source['DescriptionLineDetail'] ?? {},
  };
}

function isSubtotal({ source }: TextLine): boolean {
  return SUBTOTAL_TEXT.test(textAt(source, 'Description') ?? '');
}
