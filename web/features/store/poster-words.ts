/** What stands on the sheet, in the language of customers: another than that of whoever prints it. */
import type { Language } from '../../i18n.ts';

interface PosterWords {
  rate: string;
  ask: string;
  both: string;
  scan: string;
  how: string;
}

export const POSTER: Record<Language, PosterWords> = {
  en: {
    rate: 'How was it today?',
    ask: 'Ask us something',
    both: 'Tell us, or ask us something.',
    scan: 'Scan this code with your phone.',
    how: 'Point your phone’s camera at the code. No app, no sign-in, one minute.',
  },
  'pt-BR': {
    rate: 'Como foi hoje?',
    ask: 'Faça uma pergunta',
    both: 'Conte para nós ou faça uma pergunta.',
    scan: 'Leia este código com seu celular.',
    how: 'Aponte a câmera do celular para o código. Sem aplicativo, sem cadastro, em um minuto.',
  },
  es: {
    rate: '¿Qué tal hoy?',
    ask: 'Haz una pregunta',
    both: 'Cuéntanoslo o haz una pregunta.',
    scan: 'Escanea este código con tu móvil.',
    how: 'Apunta la cámara del móvil al código. Sin aplicación, sin registro, en un minuto.',
  },
  ro: {
    rate: 'Cum a fost astăzi?',
    ask: 'Întrebați-ne ceva',
    both: 'Spuneți-ne sau întrebați-ne ceva.',
    scan: 'Scanați acest cod cu telefonul.',
    how: 'Îndreptați camera telefonului spre cod. Fără aplicație, fără cont, într-un minut.',
  },
};
