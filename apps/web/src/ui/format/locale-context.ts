import { createContext, use } from 'react';

/** How the workspace writes money, numbers and dates. */
export interface Manner {
  /** BCP 47. */
  readonly locale: string;
  /** IANA name: days are days of the business, wherever the browser is. */
  readonly timeZone: string;
  /** Home currency: shown by its sign, all others by their code. */
  readonly currency: string;
}

export const MannerContext = createContext<Manner>({ locale: 'en-US', timeZone: 'UTC', currency: 'USD' });

export const useManner = (): Manner => use(MannerContext);
