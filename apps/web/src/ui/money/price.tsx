import { useManner } from '../format/locale-context.ts';
import { priceText } from './money-parts.ts';

/** The price of one, without its currency: the amounts beside it say that. */
export function Price({ value, currency }: { readonly value: string; readonly currency: string }) {
  const { locale } = useManner();
  return <span className="tabular">{priceText(value, currency, locale)}</span>;
}
