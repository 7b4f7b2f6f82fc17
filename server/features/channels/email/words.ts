/** Words that a mail of ours carries beside those of its writer, in the language of its conversation. */
type Language = 'en' | 'pt-BR' | 'es' | 'ro';

const WROTE: Record<Language, (when: string, who: string) => string> = {
  en: (when, who) => `On ${when}, ${who} wrote:`,
  'pt-BR': (when, who) => `Em ${when}, ${who} escreveu:`,
  es: (when, who) => `El ${when}, ${who} escribió:`,
  ro: (when, who) => `În data de ${when}, ${who} a scris:`,
};

export function whoWrote(language: string | null, at: Date, timeZone: string, who: string): string {
  const known = knownLanguage(language);
  return WROTE[known](written(known, at, timeZone), who);
}

const FORWARDED: Record<Language, { title: string; from: string; date: string; subject: string }> = {
  en: { title: 'Forwarded message', from: 'From', date: 'Date', subject: 'Subject' },
  'pt-BR': { title: 'Mensagem encaminhada', from: 'De', date: 'Data', subject: 'Assunto' },
  es: { title: 'Mensaje reenviado', from: 'De', date: 'Fecha', subject: 'Asunto' },
  ro: { title: 'Mesaj redirecționat', from: 'De la', date: 'Data', subject: 'Subiect' },
};

/** What stands above a message that is taken to somebody else; what is not known of it is left out. */
export function forwardedLines(
  language: string | null,
  { from, subject, at, timeZone }: { from: string; subject: string; at: Date; timeZone: string },
): string {
  const known = knownLanguage(language);
  const words = FORWARDED[known];
  const lines = [
    { name: words.from, value: from },
    { name: words.date, value: written(known, at, timeZone) },
    { name: words.subject, value: subject },
  ].filter(({ value }) => value);
  return [
    `---------- ${words.title} ----------`,
    ...lines.map(({ name, value }) => `${name}: ${value}`),
  ].join('\n');
}

const knownLanguage = (language: string | null): Language =>
  language !== null && language in WROTE ? (language as Language) : 'en';

const written = (language: Language, at: Date, timeZone: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);
