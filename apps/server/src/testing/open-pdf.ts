import { addressOf, type AnyEndpoint } from '@tieout/api';
import type { Visitor } from './visitor.ts';

/** What a browser gets for the address of a PDF. */
export type OpenedPdf =
  | {
      readonly kind: 'pdf';
      /** What it would be saved as. */
      readonly disposition: string | null;
      /** What the document says of itself. */
      readonly title: string | undefined;
    }
  | { readonly kind: 'refused'; readonly problem: unknown };

/** Opens the PDF of a record as the link on its page does. */
export async function openPdf(
  visitor: Visitor,
  endpoint: AnyEndpoint,
  params: Readonly<Record<string, string>>,
): Promise<OpenedPdf> {
  const response = await visitor.fetch(addressOf(endpoint, { params }));
  if (!response.ok) return { kind: 'refused', problem: await response.json() };
  const type = response.headers.get('content-type');
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
  if (type !== 'application/pdf' || !text.startsWith('%PDF-'))
    throw new Error(`This is no PDF but ${type ?? 'nothing'}.`);
  return { kind: 'pdf', disposition: response.headers.get('content-disposition'), title: titleOf(text) };
}

/** Texts about the document are objects of their own, named by number. */
function titleOf(text: string): string | undefined {
  const object = /\/Title (\d+) 0 R/.exec(text)?.[1];
  return new RegExp(`^${object} 0 obj\\n\\((.*)\\)$`, 'm').exec(text)?.[1];
}
