/** What screens call the touchpoint types of the default catalogue, in every language. */
import en from '../../../../web/locales/en/catalogue.json' with { type: 'json' };
import es from '../../../../web/locales/es/catalogue.json' with { type: 'json' };
import pt from '../../../../web/locales/pt-BR/catalogue.json' with { type: 'json' };
import ro from '../../../../web/locales/ro/catalogue.json' with { type: 'json' };
import { typeKey } from '../../touchpoints/type-key.ts';

const LANGUAGES: Record<string, string>[] = [en.type, es.type, pt.type, ro.type];

/** A name that a screen shows in some language, and the type's own name in the catalogue. */
interface ScreenName {
  shown: string;
  type: string;
}

/** All names on screens of these types; not those under which a type is known anyway. */
export function screenNamesOf(types: string[]): ScreenName[] {
  const known = new Set(types.map(typeKey));
  return types.flatMap((type) =>
    LANGUAGES.flatMap((names) => {
      const shown = names[typeKey(type)];
      return shown && !known.has(typeKey(shown)) ? [{ shown, type }] : [];
    }),
  );
}
