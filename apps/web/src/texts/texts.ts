import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { english } from './en/english.ts';

/** Starts the catalogues. English is in the first load; another language becomes a chunk of its own beside it. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
