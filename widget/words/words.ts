/** What the widget says, in the page's language. */
import { en } from './en.ts';
import { es } from './es.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';

export type Language = 'en' | 'pt-BR' | 'es' | 'ro';
export type Words = typeof en;

export const WORDS: Record<Language, Words> = { en, 'pt-BR': pt, es, ro };

/** `pt`, `pt-PT`, `PT_br` are ours, `de` is not. */
export function languageOf(told: string | null | undefined): Language | null {
  const start = (told ?? '').slice(0, 2).toLowerCase();
  return (Object.keys(WORDS) as Language[]).find((one) => one.slice(0, 2) === start) ?? null;
}

/** The page's own language, else the browser's, else the chat's. */
export function pageLanguage(told: string | undefined, usual: Language): Language {
  const page = told || document.documentElement.lang;
  if (page) return languageOf(page) ?? usual;
  return languageOf(navigator.language) ?? usual;
}
