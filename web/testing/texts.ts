/** The texts of the app as a walk expects to read them. */
import { readFileSync } from 'node:fs';
import type { Language } from '../i18n.ts';
import { withTiedWords } from '../tied-words.ts';

/** A text by its key, `people.back`, with values put in the place of `{{name}}`. Plurals have keys of their own. */
type Said = (key: string, values?: Record<string, string>) => string;

export function saidIn(language: Language, namespace: string): Said {
  const all = textsOf<Nested>(language, namespace);
  return (key, values = {}) => {
    const text = key
      .split('.')
      .reduce<Nested | string>((part, name) => (part as Nested)[name]!, all) as string;
    return Object.entries(values).reduce(
      (filled, [name, value]) => filled.replace(`{{${name}}}`, value),
      text,
    );
  };
}

interface Nested {
  [key: string]: string | Nested;
}

/** Everything of a namespace, as it lies in its file and is shown; `Texts` names what is read of it. */
export function textsOf<Texts>(language: Language, namespace: string): Texts {
  const file = new URL(`../locales/${language}/${namespace}.json`, import.meta.url);
  return withTiedWords(language, JSON.parse(readFileSync(file, 'utf8')));
}
