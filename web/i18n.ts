/**
 * Languages of the app. Catalogues are JSON, one file per feature and language (`locales/<language>/<namespace>.json`);
 * keys are typed from the English files (`locales/keys.d.ts`) and `locales/complete.test.ts` keeps the others complete.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { z } from 'zod';
import { LANGUAGES, type Language as LanguageSchema } from '../server/features/members/contract.ts';
import { recalled, remember } from './remembered.ts';
import { withTiedWords } from './tied-words.ts';

export type Language = z.infer<typeof LanguageSchema>;
export { LANGUAGES };

/** Each language by its own name: the same on every screen, never translated. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  'pt-BR': 'Português (Brasil)',
  es: 'Español',
  ro: 'Română',
};

const STORAGE_KEY = 'jornada.language';

const catalogues: Record<Language, () => Promise<{ default: Record<string, object> }>> = {
  en: () => import('./locales/en/index.ts'),
  'pt-BR': () => import('./locales/pt-BR/index.ts'),
  es: () => import('./locales/es/index.ts'),
  ro: () => import('./locales/ro/index.ts'),
};

/** Loads the reader's language; call once, before the first render. */
export async function startLanguages() {
  const language = chosenLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'shell',
    resources: { [language]: await namespacesOf(language) },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Switches the whole app to another language and remembers it in this browser. */
export async function switchLanguage(language: Language) {
  await loadLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
  remember(STORAGE_KEY, language);
}

/** So that something can be said in it beside the reader's own. */
export async function loadLanguage(language: Language) {
  for (const [namespace, texts] of Object.entries(await namespacesOf(language))) {
    i18next.addResourceBundle(language, namespace, texts);
  }
}

async function namespacesOf(language: Language): Promise<Record<string, object>> {
  const files = (await catalogues[language]()).default;
  return Object.fromEntries(
    Object.entries(files).map(([file, texts]) => [
      file.slice(2, -'.json'.length),
      withTiedWords(language, texts),
    ]),
  );
}

function chosenLanguage(): Language {
  const wanted = [recalled(STORAGE_KEY), ...navigator.languages];
  for (const tag of wanted) {
    const match = LANGUAGES.find((language) => tag && sameLanguage(language, tag));
    if (match) return match;
  }
  return 'en';
}

/** Any Portuguese reader is better served by Brazilian Portuguese than by English. */
function sameLanguage(ours: string, theirs: string) {
  return ours.split('-')[0] === theirs.split('-')[0];
}
