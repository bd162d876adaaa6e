import { useMemo } from 'react';
import { useManner } from '../ui/format/locale-context.ts';
import type { TextKey } from './text-key.ts';
import { textOf } from './texts.ts';

/** `t(key, values)`: a text of the catalogue, with numbers as the workspace writes them. */
export function useTranslation() {
  const { locale } = useManner();
  return useMemo(() => ({ t: (key: TextKey, values: object = {}) => textOf(key, values, locale) }), [locale]);
}
