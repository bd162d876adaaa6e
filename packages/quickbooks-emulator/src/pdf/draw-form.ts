import type { PrintableForm, PrintableRow } from './printable-form.ts';

type Document = PDFKit.PDFDocument;

const MARGIN = 50;
const RIGHT = 545;
const PAGE_BOTTOM = 770;
const INK = '#1c2420';
const QUIET = '#5d6a64';
const RULE = '#c9d1cd';
const TEXT_SIZE = 9.5;

/** Columns of the line table: left edge and width. */
const COLUMNS = {
  name: { x: MARGIN, width: 130 },
  description: { x: 185, width: 160 },
  qty: { x: 350, width: 45 },
  rate: { x: 400, width: 65 },
  amount: { x: 470, width: 75 },
} as const;

type Column = keyof typeof COLUMNS;

const HEADINGS: Readonly<Record<Column, string>> = {
  name: 'Item',
  description: 'Description',
  qty: 'Qty',
  rate: 'Rate',
  amount: 'Amount',
};

/** Draws the form on A4, over as many pages as its lines need. */
export function drawForm(document: Document, form: PrintableForm): void {
  drawHead(document, form);
  drawParties(document, form);
  drawTable(document, form.rows);
  drawTotals(document, form);
  drawNotes(document, form);
  if (form.stamp !== undefined) drawStamp(document, form.stamp);
}

function drawHead(document: Document, form: PrintableForm): void {
  const [name = '', ...rest] = form.seller;
  document.fillColor(INK).font('Helvetica-Bold').fontSize(13).text(latin(name), MARGIN, MARGIN, { width: 300 });
  document.font('Helvetica').fontSize(TEXT_SIZE).fillColor(QUIET);
  for (const line of rest) document.text(latin(line), { width: 300 });
  const below = document.y;
  document.fillColor(INK).font('Helvetica').fontSize(22);
  document.text(form.title.toUpperCase(), 330, MARGIN - 4, { width: RIGHT - 330, align: 'right' });
  let y = document.y + 6;
  for (const fact of form.facts) {
    document
      .font('Helvetica')
      .fontSize(TEXT_SIZE)
      .fillColor(QUIET)
      .text(fact.label, 350, y, { width: 80, align: 'right' });
    document.fillColor(INK).text(latin(fact.text), 435, y, { width: RIGHT - 435, align: 'right' });
    y = document.y + 2;
  }
  document.y = Math.max(below, y) + 24;
}

function drawParties(document: Document, form: PrintableForm): void {
  const top = document.y;
  let bottom = top;
  form.parties.forEach((party, index) => {
    const x = MARGIN + index * 250;
    document.font('Helvetica').fontSize(8).fillColor(QUIET).text(party.label.toUpperCase(), x, top, { width: 230 });
    document.fontSize(TEXT_SIZE + 0.5).fillColor(INK);
    for (const line of party.lines) document.text(latin(line), x, document.y + 2, { width: 230 });
    bottom = Math.max(bottom, document.y);
  });
  document.y = bottom + 24;
}

function drawTable(document: Document, rows: readonly PrintableRow[]): void {
  drawTableHead(document);
  for (const row of rows) {
    const height = rowHeight(document, row);
    if (document.y + height > PAGE_BOTTOM) {
      document.addPage();
      document.y = MARGIN;
      drawTableHead(document);
    }
    drawRow(document, row, height);
  }
}

function drawTableHead(document: Document): void {
  const { y } = document;
  document.font('Helvetica-Bold').fontSize(8).fillColor(QUIET);
  for (const column of columns()) drawCell(document, HEADINGS[column].toUpperCase(), { column, y });
  document.y = y + 14;
  rule(document, document.y);
  document.y += 6;
}

function drawRow(document: Document, row: PrintableRow, height: number): void {
  const { y } = document;
  document.font('Helvetica').fontSize(TEXT_SIZE).fillColor(INK);
  for (const column of columns()) drawCell(document, latin(row[column]), { column, y });
  document.y = y + height;
  rule(document, document.y - 4);
}

function rowHeight(document: Document, row: PrintableRow): number {
  document.font('Helvetica').fontSize(TEXT_SIZE);
  const heights = columns().map(column =>
    document.heightOfString(latin(row[column]) || ' ', { width: COLUMNS[column].width }),
  );
  return Math.max(...heights) + 10;
}

function drawCell(
  document: Document,
  text: string,
  { column, y }: { readonly column: Column; readonly y: number },
): void {
  const isNumber = column === 'qty' || column === 'rate' || column === 'amount';
  const { x, width } = COLUMNS[column];
  document.text(text, x, y, { width, align: isNumber ? 'right' : 'left' });
}

function drawTotals(document: Document, form: PrintableForm): void {
  if (document.y + form.totals.length * 18 > PAGE_BOTTOM) {
    document.addPage();
    document.y = MARGIN;
  }
  document.y += 8;
  for (const total of form.totals) {
    const { y } = document;
    document
      .font(total.isMain === true ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(total.isMain === true ? 11 : TEXT_SIZE);
    document.fillColor(total.isMain === true ? INK : QUIET).text(total.label, 300, y, { width: 155, align: 'right' });
    document
      .fillColor(INK)
      .text(latin(total.text), COLUMNS.amount.x - 10, y, { width: COLUMNS.amount.width + 10, align: 'right' });
    document.y = y + (total.isMain === true ? 20 : 16);
  }
}

function drawNotes(document: Document, form: PrintableForm): void {
  document.font('Helvetica').fontSize(TEXT_SIZE).fillColor(QUIET);
  for (const note of form.notes) document.text(latin(note), MARGIN, document.y + 10, { width: 320 });
  document.fontSize(7).text('Printed by the QuickBooks emulator. Not Intuit.', MARGIN, 790, {
    width: RIGHT - MARGIN,
    align: 'center',
    lineBreak: false,
  });
}

function drawStamp(document: Document, stamp: string): void {
  document.save().rotate(-30, { origin: [300, 420] });
  document.font('Helvetica-Bold').fontSize(110).fillColor('#b33a3a').opacity(0.15);
  document.text(stamp, 0, 370, { width: 600, align: 'center', lineBreak: false });
  document.restore();
}

function rule(document: Document, y: number): void {
  document.moveTo(MARGIN, y).lineTo(RIGHT, y).lineWidth(0.5).strokeColor(RULE).stroke();
}

function columns(): readonly Column[] {
  return Object.keys(COLUMNS) as Column[];
}

/** The built-in fonts know Windows-1252 only: accents beyond it are taken off, other scripts become question marks. */
function latin(text: string): string {
  const plain = text.replace(/−/g, '-').replace(/\r\n?/g, '\n');
  return Array.from(plain, latinCharacter).join('');
}

/** Letters that Unicode does not take apart into a base and an accent. */
const UNDECOMPOSED: Readonly<Record<string, string>> = { Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ħ: 'H', ħ: 'h', ı: 'i' };
const WINDOWS_1252_EXTRAS = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

function latinCharacter(character: string): string {
  if (isLatin(character)) return character;
  const [base = '?'] = UNDECOMPOSED[character] ?? character.normalize('NFD');
  return isLatin(base) ? base : '?';
}

function isLatin(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code <= 0x7e || (code >= 0xa0 && code <= 0xff) || WINDOWS_1252_EXTRAS.includes(character);
}
