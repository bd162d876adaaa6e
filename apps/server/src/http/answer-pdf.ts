import type { BooksTools } from '../connectors/quickbooks/books-tools.ts';
import { printRecord, type PrintedKind } from '../connectors/quickbooks/print-record.ts';

interface PdfCall {
  readonly workspaceId: string;
  readonly signal: AbortSignal;
}

/** QuickBooks' PDF of a record, to be looked at in the browser and saved under its number. @throws ProblemFault as `printRecord` */
export async function answerPdf(
  tools: BooksTools,
  { workspaceId, signal }: PdfCall,
  { kind, id }: { readonly kind: PrintedKind; readonly id: string },
): Promise<Response> {
  const { bytes, name } = await printRecord(tools, { workspaceId, kind, id }, signal);
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${kind}-${name.replaceAll(/[^\w.-]/g, '_')}.pdf"`,
    'cache-control': 'no-store',
  };
  return new Response(new Uint8Array(bytes), { headers });
}
