/** What somebody says in a conversation, in the customer's language. */
import type { Chance } from '../chance.ts';
import { fill, type Words } from '../comments/grammar.ts';
import { productIn } from '../comments.ts';
import type { SampleLanguage } from '../places.ts';
import { EN } from './en.ts';
import { ES } from './es.ts';
import { familyOf } from './families.ts';
import { PT_BR } from './pt-br.ts';
import { RO } from './ro.ts';

const WORDS: Record<SampleLanguage, Words> = { 'pt-BR': PT_BR, es: ES, ro: RO, en: EN };

/** What its texts may mention. */
export interface Facts {
  /** What the customer is called. */
  first: string;
  order: string;
  sku: string;
  /** It went back: who asks wants the money, and gets it. */
  isMoney?: boolean;
}

/** The nth question has the nth answer, where there are as many; there are lists of two and of three. */
const PAIRED = /\.(?:ask|answer|more|reply|note)(?:\/|$)/;
const TURNS = 6;

export class Voice {
  readonly #chance: Chance;
  readonly #words: Words;
  readonly #known: ReadonlyMap<string, string>;
  readonly #isMail: boolean;
  /** What its texts may depend on, the weightiest first: `ask/cloth` is said in place of `ask`. */
  readonly #variants: string[];
  readonly #turn: number;
  readonly #said = new Set<string>();
  #greeted = false;

  constructor(
    chance: Chance,
    language: SampleLanguage,
    channel: string,
    { first, order, sku, isMoney }: Facts,
  ) {
    this.#chance = chance;
    this.#words = WORDS[language];
    this.#isMail = channel === 'email';
    this.#variants = [...(isMoney ? ['money'] : []), familyOf(sku)];
    // Of what it is about, so that it takes nothing from the chance.
    this.#turn = [...first, ...order, ...sku].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % TURNS;
    this.#known = new Map([
      ['first', first],
      ['order', order],
      ['product', productIn(language, sku)],
    ]);
  }

  /** Just these words; nothing is said twice as long as there is another way to say it. */
  say(symbol: string): string {
    const texts = this.#textsOf(symbol);
    const fresh = texts.filter((text) => !this.#said.has(text));
    const text = PAIRED.test(symbol)
      ? texts[this.#turn % texts.length]!
      : this.#chance.pick(fresh.length ? fresh : texts);
    this.#said.add(text);
    return fill(this.#chance, this.#words, text, this.#known);
  }

  /** Whether all of it was said before. */
  hasSaid(symbol: string): boolean {
    return PAIRED.test(symbol)
      ? this.#textsOf(symbol).some((text) => this.#said.has(text))
      : this.#textsOf(symbol).every((text) => this.#said.has(text));
  }

  #textsOf(symbol: string): string[] {
    const variant = this.#variants.find((one) => this.#words.has(`${symbol}/${one}`));
    const texts = this.#words.get(variant ? `${symbol}/${variant}` : symbol);
    if (!texts) throw new Error(`there are no words for "${symbol}"`);
    return texts;
  }

  /** The customer, as people write there. */
  asks(symbol: string): string {
    const text = this.say(symbol);
    if (this.#isMail)
      return `${this.say('hello')}\n\n${text}\n\n${this.say('bye')}\n${this.#known.get('first')}`;
    return this.#inChat(text, 'hello');
  }

  /** We, politely and by name. */
  answers(symbol: string): string {
    const text = this.say(symbol);
    if (this.#isMail) return `${this.say('dear')}\n\n${text}\n\n${this.say('sign')}\nCasa Luma`;
    return this.#inChat(text, 'dear');
  }

  /** In a chat one greets once; the customer does first. */
  #inChat(text: string, greeting: 'hello' | 'dear'): string {
    if (this.#greeted) return text;
    this.#greeted = greeting === 'dear';
    return `${this.say(greeting).replace(/[,:]$/, '.')} ${text}`;
  }
}
