/** What stands in a conversation that nobody wrote. */
export type Language = 'en' | 'pt-BR' | 'es' | 'ro';

interface Words {
  missed(number: string): string;
  voicemail(number: string): string;
}

export const PHONE_WORDS: Record<Language, Words> = {
  en: {
    missed: (number) => `Missed call from ${number}`,
    voicemail: (number) => `Missed call from ${number}, with a message on the answering machine`,
  },
  'pt-BR': {
    missed: (number) => `Chamada perdida de ${number}`,
    voicemail: (number) => `Chamada perdida de ${number}, com recado na caixa postal`,
  },
  es: {
    missed: (number) => `Llamada perdida de ${number}`,
    voicemail: (number) => `Llamada perdida de ${number}, con un mensaje en el buzón de voz`,
  },
  ro: {
    missed: (number) => `Apel pierdut de la ${number}`,
    voicemail: (number) => `Apel pierdut de la ${number}, cu un mesaj în căsuța vocală`,
  },
};
