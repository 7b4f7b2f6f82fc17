/** What is said where the writer said nothing, in the workspace's language. */
import type { Outcome } from './shapes-contract.ts';

type Language = 'en' | 'pt-BR' | 'es' | 'ro';

interface Words {
  /** What a shop or a service is called about most. */
  reasons: string[];
  /** What the customer did, where no reason is told. */
  asked: { phone: string; store: string };
  /** What was done, where there is no note. */
  done: Record<Outcome, string>;
}

/** What each of the usual reasons is called in every language, in their order. */
export const REASON_KEYS: readonly string[] = [
  ...['order', 'return', 'broken', 'bill', 'before-buying', 'change', 'complaint', 'praise'],
];

export const LOG_WORDS: Record<Language, Words> = {
  en: {
    reasons: [
      'Where is my order',
      'Return or exchange',
      'Something is broken',
      'Bill or payment',
      'Question before buying',
      'Change of order or address',
      'Complaint',
      'Praise',
    ],
    asked: { phone: 'Called', store: 'Came to the shop' },
    done: {
      solved: 'Solved at once.',
      'follow-up': 'Still to be followed up.',
      'handed-over': 'Handed over to a colleague.',
      'left-message': 'Called, and left a message.',
      'no-answer': 'Called; nobody answered.',
    },
  },
  'pt-BR': {
    reasons: [
      'Onde está meu pedido',
      'Troca ou devolução',
      'Produto com defeito',
      'Cobrança ou pagamento',
      'Dúvida antes da compra',
      'Alterar pedido ou endereço',
      'Reclamação',
      'Elogio',
    ],
    asked: { phone: 'Ligou', store: 'Veio à loja' },
    done: {
      solved: 'Resolvido na hora.',
      'follow-up': 'Falta dar retorno.',
      'handed-over': 'Passado para um colega.',
      'left-message': 'Ligamos e deixamos recado.',
      'no-answer': 'Ligamos; ninguém atendeu.',
    },
  },
  es: {
    reasons: [
      'Dónde está mi pedido',
      'Cambio o devolución',
      'Producto defectuoso',
      'Factura o pago',
      'Consulta antes de comprar',
      'Cambiar el pedido o la dirección',
      'Queja',
      'Felicitación',
    ],
    asked: { phone: 'Llamó', store: 'Vino a la tienda' },
    done: {
      solved: 'Resuelto en el momento.',
      'follow-up': 'Queda pendiente de seguimiento.',
      'handed-over': 'Pasado a un compañero.',
      'left-message': 'Llamamos y dejamos un mensaje.',
      'no-answer': 'Llamamos; nadie contestó.',
    },
  },
  ro: {
    reasons: [
      'Unde este comanda mea',
      'Schimb sau retur',
      'Produs defect',
      'Factură sau plată',
      'Întrebare înainte de cumpărare',
      'Schimbarea comenzii sau a adresei',
      'Reclamație',
      'Laudă',
    ],
    asked: { phone: 'A sunat', store: 'A venit în magazin' },
    done: {
      solved: 'Rezolvat pe loc.',
      'follow-up': 'Mai e de revenit.',
      'handed-over': 'Predat unui coleg.',
      'left-message': 'Am sunat și am lăsat un mesaj.',
      'no-answer': 'Am sunat; nu a răspuns nimeni.',
    },
  },
};

/** One of the usual reasons, in whatever language, in this one; any other as it is. */
export function reasonIn(language: Language, reason: string): string {
  for (const { reasons } of Object.values(LOG_WORDS)) {
    const place = reasons.indexOf(reason);
    if (place >= 0) return LOG_WORDS[language].reasons[place]!;
  }
  return reason;
}
