import { useManner } from '../format/locale-context.ts';
import { decimalText } from './money-parts.ts';

/** A quantity or percentage, with the digits it has. */
export function Quantity({ value }: { readonly value: string }) {
  const { locale } = useManner();
  return <span className="tabular">{decimalText(value, locale)}</span>;
}
