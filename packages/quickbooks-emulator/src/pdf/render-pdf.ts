import type { EntityName } from '../books/entities/entity-name.ts';
import type { BooksRecord } from '../books/json.ts';
import type { Company } from '../books/company.ts';
import { drawForm } from './draw-form.ts';
import { printableForm } from './printable-form.ts';

/** The printable form of a sales form or payment, as PDF. The library is loaded when the first one is asked for. */
export async function renderPdf(company: Company, entity: EntityName, record: BooksRecord): Promise<Uint8Array> {
  const { default: PdfDocument } = await import('pdfkit');
  const companyInfo = company.table('CompanyInfo').record('1') ?? { CompanyName: company.name };
  const form = printableForm(entity, record, companyInfo);
  const document = new PdfDocument({
    size: 'A4',
    // The footer stands below the text: a bottom margin there would start a new page for it.
    margins: { top: 50, left: 50, right: 50, bottom: 20 },
    info: { Title: form.title, Author: company.name, CreationDate: new Date(company.now()) },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  drawForm(document, form);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
