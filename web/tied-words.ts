/** Words that are tied by a hyphen to one of a letter or two, "s-au" and "fazê-lo", do not break there. */

/** Where this is common. English has only "e-mail". */
const LANGUAGES = ['pt-BR', 'ro'];

const NON_BREAKING_HYPHEN = '\u2011';
const TIE = /(?<=(?<!\p{L})\p{L}{1,2})-(?=\p{L})|(?<=\p{L})-(?=\p{L}{1,2}(?!\p{L}))/gu;

/** The texts of a catalogue, as they are shown. */
export function withTiedWords<Texts>(language: string, texts: Texts): Texts {
  return LANGUAGES.includes(language) ? tied(texts) : texts;
}

function tied<Texts>(texts: Texts): Texts {
  if (typeof texts === 'string') return texts.replace(TIE, NON_BREAKING_HYPHEN) as Texts;
  const entries = Object.entries(texts as Record<string, unknown>);
  return Object.fromEntries(entries.map(([key, text]) => [key, tied(text)])) as Texts;
}
