/** What customers read when they are asked, and on the page behind the links, in their language. */
import type { z } from 'zod';
import type { Language as Schema } from '../../conversations/shapes-contract.ts';

export type Language = z.output<typeof Schema>;

export interface Words {
  question: string;
  thanks: string;
  /** From 1 to 5. */
  scores: [string, string, string, string, string];
  /** Of a mail that answers to none. */
  subject: string;
  /** @param subject of the conversation; may be empty */
  solved(subject: string): string;
  choose: string;
  comment: string;
  optional: string;
  send: string;
  change: string;
  /** @param until a moment in words */
  changeable(until: string): string;
  yours: string;
  closed: string;
  late: string;
  decline: string;
  declined: string;
  unknown: string;
  unknownText: string;
  chooseOne: string;
  tooFast: string;
}

const en: Words = {
  question: 'How did we do?',
  thanks: 'Thank you. Your answer helps us to do better.',
  scores: ['Very bad', 'Bad', 'So so', 'Good', 'Very good'],
  subject: 'How did we do?',
  solved: (subject) =>
    `We think that ${subject ? `“${subject}”` : 'your request'} is solved. If it is not, simply reply to this mail.`,
  choose: 'Choose one, and send it on the page that opens. You can add a few words there if you like.',
  comment: 'Would you like to tell us more?',
  optional: 'optional',
  send: 'Send my answer',
  change: 'Change my answer',
  changeable: (until) => `You can change it until ${until}.`,
  yours: 'Your answer',
  closed:
    'Your answer has been counted and can no longer be changed. If something is still on your mind, simply reply to our mail.',
  late: 'This question is closed by now. If something is still on your mind, simply reply to our mail.',
  decline: 'Please do not ask me again',
  declined: 'All right. We will not ask you again.',
  unknown: 'There is nothing here',
  unknownText: 'Perhaps the link was cut off. Open it from the mail once more, or copy all of it.',
  chooseOne: 'Please choose one of the five.',
  tooFast: 'That was a little fast. Please try again in a moment.',
};

const ptBR: Words = {
  question: 'Como foi o nosso atendimento?',
  thanks: 'Obrigado. Sua resposta nos ajuda a melhorar.',
  scores: ['Muito ruim', 'Ruim', 'Mais ou menos', 'Bom', 'Muito bom'],
  subject: 'Como foi o nosso atendimento?',
  solved: (subject) =>
    `Acreditamos que ${subject ? `“${subject}” está resolvido` : 'sua solicitação está resolvida'}. Se não estiver, é só responder a este e-mail.`,
  choose: 'Escolha uma e envie na página que se abre. Lá você também pode deixar algumas palavras.',
  comment: 'Quer nos contar mais?',
  optional: 'opcional',
  send: 'Enviar minha resposta',
  change: 'Mudar minha resposta',
  changeable: (until) => `Você pode mudá-la até ${until}.`,
  yours: 'Sua resposta',
  closed:
    'Sua resposta já foi contada e não pode mais ser mudada. Se ainda quiser dizer algo, é só responder ao nosso e-mail.',
  late: 'Esta pergunta já foi encerrada. Se ainda quiser dizer algo, é só responder ao nosso e-mail.',
  decline: 'Por favor, não me perguntem de novo',
  declined: 'Tudo bem. Não vamos perguntar de novo.',
  unknown: 'Não há nada aqui',
  unknownText: 'Talvez o link tenha sido cortado. Abra-o de novo a partir do e-mail ou copie-o inteiro.',
  chooseOne: 'Escolha uma das cinco opções.',
  tooFast: 'Foi um pouco rápido demais. Tente de novo em um instante.',
};

const es: Words = {
  question: '¿Cómo fue nuestra atención?',
  thanks: 'Gracias. Tu respuesta nos ayuda a mejorar.',
  scores: ['Muy mala', 'Mala', 'Regular', 'Buena', 'Muy buena'],
  subject: '¿Cómo fue nuestra atención?',
  solved: (subject) =>
    `Creemos que ${subject ? `«${subject}» quedó resuelto` : 'tu consulta quedó resuelta'}. Si no es así, simplemente responde a este correo.`,
  choose: 'Elige una y envíala en la página que se abre. Allí también puedes añadir unas palabras.',
  comment: '¿Quieres contarnos algo más?',
  optional: 'opcional',
  send: 'Enviar mi respuesta',
  change: 'Cambiar mi respuesta',
  changeable: (until) => `Puedes cambiarla hasta el ${until}.`,
  yours: 'Tu respuesta',
  closed:
    'Tu respuesta ya se ha contado y no se puede cambiar. Si quieres decirnos algo más, simplemente responde a nuestro correo.',
  late: 'Esta pregunta ya está cerrada. Si quieres decirnos algo, simplemente responde a nuestro correo.',
  decline: 'Por favor, no me pregunten más',
  declined: 'De acuerdo. No volveremos a preguntarte.',
  unknown: 'Aquí no hay nada',
  unknownText: 'Quizá el enlace quedó cortado. Ábrelo otra vez desde el correo o cópialo entero.',
  chooseOne: 'Elige una de las cinco opciones.',
  tooFast: 'Eso fue un poco rápido. Inténtalo de nuevo en un momento.',
};

const ro: Words = {
  question: 'Cum ne-am descurcat?',
  thanks: 'Mulțumim. Răspunsul dumneavoastră ne ajută să facem lucrurile mai bine.',
  scores: ['Foarte slab', 'Slab', 'Așa și așa', 'Bine', 'Foarte bine'],
  subject: 'Cum ne-am descurcat?',
  solved: (subject) =>
    `Credem că ${subject ? `„${subject}”` : 'solicitarea dumneavoastră'} s-a rezolvat. Dacă nu, răspundeți pur și simplu la acest e-mail.`,
  choose: 'Alegeți una și trimiteți-o pe pagina care se deschide. Acolo puteți adăuga și câteva cuvinte.',
  comment: 'Doriți să ne spuneți mai multe?',
  optional: 'opțional',
  send: 'Trimit răspunsul',
  change: 'Schimb răspunsul',
  changeable: (until) => `Îl puteți schimba până la ${until}.`,
  yours: 'Răspunsul dumneavoastră',
  closed:
    'Răspunsul a fost deja luat în calcul și nu mai poate fi schimbat. Dacă mai aveți ceva de spus, răspundeți pur și simplu la e-mailul nostru.',
  late: 'Această întrebare s-a încheiat. Dacă mai aveți ceva de spus, răspundeți pur și simplu la e-mailul nostru.',
  decline: 'Vă rog să nu mă mai întrebați',
  declined: 'În regulă. Nu vă vom mai întreba.',
  unknown: 'Aici nu este nimic',
  unknownText: 'Poate că linkul a fost tăiat. Deschideți-l din nou din e-mail sau copiați-l în întregime.',
  chooseOne: 'Alegeți una dintre cele cinci variante.',
  tooFast: 'A fost puțin prea repede. Încercați din nou peste o clipă.',
};

export const WORDS: Record<Language, Words> = { en, 'pt-BR': ptBR, es, ro };
export const CSAT_LANGUAGES = Object.keys(WORDS) as Language[];

export interface OwnTexts {
  question?: string | undefined;
  thanks?: string | undefined;
}

/** The usual words with those of the workspace over them. */
export function wordsIn(language: Language, { question, thanks }: OwnTexts = {}): Words {
  return { ...WORDS[language], ...(question && { question }), ...(thanks && { thanks }) };
}
