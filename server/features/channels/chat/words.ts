/** Words that Jornada says by e-mail and in transcripts, in the language of the chat. */
export type Language = 'en' | 'pt-BR' | 'es' | 'ro';

interface Words {
  /** Subject of an answer by e-mail. */
  subject: (name: string) => string;
  transcript: (name: string) => string;
  asked: string;
  you: string;
}

const WORDS: Record<Language, Words> = {
  en: {
    subject: (name) => `Your chat with ${name}`,
    transcript: (name) => `Transcript of your chat with ${name}`,
    asked: 'This is what was said. You asked for it in the chat.',
    you: 'You',
  },
  'pt-BR': {
    subject: (name) => `Sua conversa com ${name}`,
    transcript: (name) => `Transcrição da sua conversa com ${name}`,
    asked: 'Isto é o que foi dito. Você pediu esta cópia no chat.',
    you: 'Você',
  },
  es: {
    subject: (name) => `Tu chat con ${name}`,
    transcript: (name) => `Transcripción de tu chat con ${name}`,
    asked: 'Esto es lo que se dijo. Pediste esta copia en el chat.',
    you: 'Tú',
  },
  ro: {
    subject: (name) => `Discuția dvs. cu ${name}`,
    transcript: (name) => `Transcrierea discuției dvs. cu ${name}`,
    asked: 'Aceasta este discuția. Ați cerut copia în chat.',
    you: 'Dvs.',
  },
};

export const wordsIn = (language: string | null): Words =>
  WORDS[language !== null && language in WORDS ? (language as Language) : 'en'];
