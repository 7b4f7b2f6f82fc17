/** Words of reviews, in the language of the workspace. */
import type { Language } from '../workspaces/contract.ts';

type Level = 'good' | 'fair' | 'poor';

export const REVIEW_COMMENTS: Record<Language, Record<Level, string[]>> = {
  en: {
    good: [
      'Clear, kind and complete. Nothing to add.',
      'Good: the answer says what happens next, and when.',
      'Well done. One question less would have been enough.',
    ],
    fair: [
      'Correct, but it reads like a template. Say what you saw in their order.',
      'The answer is right; the customer had to ask what comes next.',
    ],
    poor: [
      'The customer asked one thing and was told another. Read it once more before sending.',
      'Polite, but the question is still open at the end. Let us look at it together.',
    ],
  },
  'pt-BR': {
    good: [
      'Clara, gentil e completa. Nada a acrescentar.',
      'Boa: a resposta diz o que acontece depois, e quando.',
      'Muito bem. Uma pergunta a menos já bastava.',
    ],
    fair: [
      'Correta, mas parece resposta pronta. Diga o que você viu no pedido.',
      'A resposta está certa; o cliente precisou perguntar o que vem depois.',
    ],
    poor: [
      'O cliente perguntou uma coisa e recebeu outra. Releia antes de enviar.',
      'Educada, mas a dúvida continua aberta no fim. Vamos olhar isso juntos.',
    ],
  },
  es: {
    good: [
      'Clara, amable y completa. Nada que añadir.',
      'Bien: la respuesta dice qué pasa después, y cuándo.',
      'Muy bien. Con una pregunta menos habría bastado.',
    ],
    fair: [
      'Correcta, pero parece una respuesta copiada. Di lo que viste en el pedido.',
      'La respuesta es correcta; el cliente tuvo que preguntar qué viene después.',
    ],
    poor: [
      'El cliente preguntó una cosa y se le contestó otra. Léelo una vez más antes de enviar.',
      'Educada, pero al final la duda sigue abierta. Mirémoslo juntos.',
    ],
  },
  ro: {
    good: [
      'Clar, amabil și complet. Nimic de adăugat.',
      'Bine: răspunsul spune ce urmează și când.',
      'Foarte bine. Era de ajuns cu o întrebare mai puțin.',
    ],
    fair: [
      'Corect, dar sună ca un șablon. Spune ce ai văzut în comandă.',
      'Răspunsul este corect; clientul a trebuit să întrebe ce urmează.',
    ],
    poor: [
      'Clientul a întrebat una și i s-a răspuns alta. Mai citește o dată înainte de trimitere.',
      'Politicos, dar la final întrebarea rămâne deschisă. Hai să ne uităm împreună.',
    ],
  },
};
