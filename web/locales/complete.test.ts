/** Every language says everything: same keys, same placeholders, the plural forms that it needs, nothing empty. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../server/features/members/contract.ts';

const ENGLISH = 'en';
const PLURAL = /_(zero|one|two|few|many|other)$/;

interface Texts {
  [key: string]: string | Texts;
}

const namespaces = filesOf(ENGLISH);

describe.each(LANGUAGES)('%s', (language) => {
  it('has a file for every namespace, and no other', () => {
    expect(filesOf(language)).toEqual(namespaces);
  });

  it.each(namespaces)('%s is complete', (namespace) => {
    const english = read(ENGLISH, namespace);
    const texts = read(language, namespace);
    expect({
      lacking: [...expectedKeys(english, language)].filter((key) => !texts.has(key)),
      extra: [...texts.keys()].filter((key) => !expectedKeys(english, language).has(key)),
      empty: [...texts].filter(([, text]) => text.trim() === '').map(([key]) => key),
      placeholders: [...texts]
        .filter(([key, text]) => lacksPlaceholder(english, key, text))
        .map(([key]) => key),
    }).toEqual({ lacking: [], extra: [], empty: [], placeholders: [] });
  });

  it('is written with its own letters and in our tone', () => {
    const texts = namespaces.flatMap((namespace) => [...read(language, namespace).values()]);
    expect(texts.filter((text) => text.includes('!') || /[\u015F\u015E\u0163\u0162]/.test(text))).toEqual([]);
  });
});

/** The English keys, each plural in the forms that Intl demands of this language. */
function expectedKeys(english: Map<string, string>, language: string): Set<string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return new Set(
    [...english.keys()].flatMap((key) =>
      isPlural(english, key) ? forms.map((form) => `${key.replace(PLURAL, '')}_${form}`) : [key],
    ),
  );
}

/** Names used in a text must be the English ones; `count` may be left out of a single form ("one day"). */
function lacksPlaceholder(english: Map<string, string>, key: string, text: string): boolean {
  const model = english.get(key) ?? english.get(key.replace(PLURAL, '_other'));
  if (model === undefined) return false;
  const ours = placeholders(text);
  const theirs = placeholders(model);
  const mayLackCount = /_(zero|one|two)$/.test(key);
  const lacking = [...theirs].filter((name) => !ours.has(name) && !(mayLackCount && name === 'count'));
  const invented = [...ours].filter((name) => !theirs.has(name) && name !== 'count');
  return lacking.length > 0 || invented.length > 0;
}

function placeholders(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/\{\{-?\s*(\w+)[^}]*\}\}|<(\w+)>/g)].map(([, name, tag]) => name ?? `<${tag}>`),
  );
}

function isPlural(english: Map<string, string>, key: string): boolean {
  return PLURAL.test(key) && english.has(key.replace(PLURAL, '_other'));
}

function filesOf(language: string): string[] {
  return readdirSync(join(import.meta.dirname, language))
    .filter((file) => file.endsWith('.json'))
    .sort();
}

function read(language: string, namespace: string): Map<string, string> {
  const texts = JSON.parse(readFileSync(join(import.meta.dirname, language, namespace), 'utf8')) as Texts;
  return new Map(flat(texts, ''));
}

function flat(texts: Texts, path: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
}
