/** What customers read on the page of a shop, in their browser's language. */
export type Language = 'en' | 'pt-BR' | 'es' | 'ro';

export interface Words {
  rate: string;
  rateHere(store: string): string;
  ask: string;
  askLead: string;
  back: string;
  name: string;
  email: string;
  phone: string;
  oneOfBoth: string;
  message: string;
  sendQuestion: string;
  asked: string;
  askedText: string;
  rated: string;
  changeable: string;
  anonymous: string;
  nothing: string;
  nothingText: string;
  closed: string;
  faults: {
    contact: string;
    email: string;
    phone: string;
    message: string;
    long: string;
    often: string;
  };
}

const en: Words = {
  rate: 'How was it today?',
  rateHere: (store) => `How was your visit to ${store}?`,
  ask: 'Ask us something',
  askLead: 'Write to us here. We answer by e-mail, or call you back.',
  back: 'Back',
  name: 'Your name',
  email: 'E-mail',
  phone: 'Phone',
  oneOfBoth: 'One of the two is enough.',
  message: 'What would you like to know?',
  sendQuestion: 'Send my question',
  asked: 'Thank you, we have your question.',
  askedText: 'You will hear from us at the address or number that you left.',
  rated: 'Thank you. Your answer helps us to do better.',
  changeable: 'You can still change your answer today.',
  anonymous: 'Your answer is anonymous.',
  nothing: 'There is nothing here',
  nothingText: 'This code is no longer used. Scan the one in the shop again, or ask somebody there.',
  closed: 'This shop takes nothing here at the moment. Please ask somebody there.',
  faults: {
    contact: 'We need an e-mail address or a phone number to answer you.',
    email: 'This is no e-mail address. It looks like ana@example.com.',
    phone: 'This is no phone number that we could call.',
    message: 'Please write what you would like to know.',
    long: 'That is too long. Please say it in fewer words.',
    often: 'A lot was sent from here lately. Please try again in a while, or ask somebody in the shop.',
  },
};

const ptBR: Words = {
  rate: 'Como foi hoje?',
  rateHere: (store) => `Como foi sua visita? ${store}`,
  ask: 'Faça uma pergunta',
  askLead: 'Escreva para nós aqui. Respondemos por e-mail ou ligamos de volta.',
  back: 'Voltar',
  name: 'Seu nome',
  email: 'E-mail',
  phone: 'Telefone',
  oneOfBoth: 'Um dos dois basta.',
  message: 'O que você gostaria de saber?',
  sendQuestion: 'Enviar minha pergunta',
  asked: 'Obrigado, recebemos sua pergunta.',
  askedText: 'Você terá notícias nossas no endereço ou número que deixou.',
  rated: 'Obrigado. Sua resposta nos ajuda a melhorar.',
  changeable: 'Você ainda pode mudar sua resposta hoje.',
  anonymous: 'Sua resposta é anônima.',
  nothing: 'Não há nada aqui',
  nothingText: 'Este código não é mais usado. Leia de novo o da loja ou pergunte a alguém lá.',
  closed: 'Esta loja não recebe nada por aqui no momento. Pergunte a alguém na loja.',
  faults: {
    contact: 'Precisamos de um e-mail ou de um telefone para responder.',
    email: 'Isto não é um endereço de e-mail. Escreva algo como ana@example.com.',
    phone: 'Isto não é um número para o qual possamos ligar.',
    message: 'Escreva o que você gostaria de saber.',
    long: 'Está longo demais. Diga com menos palavras.',
    often:
      'Muita coisa foi enviada daqui ultimamente. Tente de novo mais tarde ou pergunte a alguém na loja.',
  },
};

const es: Words = {
  rate: '¿Qué tal hoy?',
  rateHere: (store) => `¿Qué tal tu visita a ${store}?`,
  ask: 'Haz una pregunta',
  askLead: 'Escríbenos aquí. Te respondemos por correo o te devolvemos la llamada.',
  back: 'Volver',
  name: 'Tu nombre',
  email: 'Correo electrónico',
  phone: 'Teléfono',
  oneOfBoth: 'Basta con uno de los dos.',
  message: '¿Qué te gustaría saber?',
  sendQuestion: 'Enviar mi pregunta',
  asked: 'Gracias, hemos recibido tu pregunta.',
  askedText: 'Tendrás noticias nuestras en la dirección o el número que has dejado.',
  rated: 'Gracias. Tu respuesta nos ayuda a mejorar.',
  changeable: 'Hoy todavía puedes cambiar tu respuesta.',
  anonymous: 'Tu respuesta es anónima.',
  nothing: 'Aquí no hay nada',
  nothingText: 'Este código ya no se usa. Escanea otra vez el de la tienda o pregunta a alguien allí.',
  closed: 'Esta tienda no recibe nada por aquí en este momento. Pregunta a alguien en la tienda.',
  faults: {
    contact: 'Necesitamos un correo o un teléfono para responderte.',
    email: 'Esto no es una dirección de correo. Escribe algo como ana@example.com.',
    phone: 'Esto no es un número al que podamos llamar.',
    message: 'Escribe lo que te gustaría saber.',
    long: 'Es demasiado largo. Dilo con menos palabras.',
    often:
      'Últimamente se ha enviado mucho desde aquí. Inténtalo más tarde o pregunta a alguien en la tienda.',
  },
};

const ro: Words = {
  rate: 'Cum a fost astăzi?',
  rateHere: (store) => `Cum a fost vizita la ${store}?`,
  ask: 'Întrebați-ne ceva',
  askLead: 'Scrieți-ne aici. Răspundem prin e-mail sau vă sunăm înapoi.',
  back: 'Înapoi',
  name: 'Numele dumneavoastră',
  email: 'E-mail',
  phone: 'Telefon',
  oneOfBoth: 'Este de ajuns unul dintre ele.',
  message: 'Ce ați dori să știți?',
  sendQuestion: 'Trimit întrebarea',
  asked: 'Vă mulțumim, am primit întrebarea.',
  askedText: 'Veți primi vești de la noi la adresa sau numărul lăsat.',
  rated: 'Vă mulțumim. Răspunsul ne ajută să fim mai buni.',
  changeable: 'Astăzi vă puteți încă schimba răspunsul.',
  anonymous: 'Răspunsul este anonim.',
  nothing: 'Aici nu este nimic',
  nothingText:
    'Acest cod nu mai este folosit. Scanați din nou codul din magazin sau întrebați pe cineva acolo.',
  closed: 'Acest magazin nu primește nimic aici în acest moment. Întrebați pe cineva din magazin.',
  faults: {
    contact: 'Avem nevoie de o adresă de e-mail sau de un telefon ca să vă răspundem.',
    email: 'Aceasta nu este o adresă de e-mail. Scrieți ceva ca ana@example.com.',
    phone: 'Acesta nu este un număr la care am putea suna.',
    message: 'Scrieți ce ați dori să știți.',
    long: 'Este prea lung. Spuneți în mai puține cuvinte.',
    often:
      'De aici s-a trimis mult în ultima vreme. Încercați mai târziu sau întrebați pe cineva din magazin.',
  },
};

export const STORE_WORDS: Record<Language, Words> = { en, 'pt-BR': ptBR, es, ro };
