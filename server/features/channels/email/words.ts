/** Words that a mail of ours carries beside those of its writer, in the language of its conversation. */
type Language = 'en' | 'pt-BR' | 'es' | 'ro';

const WROTE: Record<Language, (when: string, who: string) => string> = {
  en: (when, who) => `On ${when}, ${who} wrote:`,
  'pt-BR': (when, who) => `Em ${when}, ${who} escreveu:`,
  es: (when, who) => `El ${when}, ${who} escribió:`,
  ro: (when, who) => `În data de ${when}, ${who} a scris:`,
};

export function whoWrote(language: string | null, at: Date, timeZone: string, who: string): string {
  const known = language !== null && language in WROTE ? (language as Language) : 'en';
  const when = new Intl.DateTimeFormat(known, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);
  return WROTE[known](when, who);
}
