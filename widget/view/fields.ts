/** Who somebody is and where they can be written to: asked before the first message, and changed later. */
import type { Chat } from '../chat.ts';
import type { Words } from '../words/words.ts';
import { el, say } from './dom.ts';

export interface FieldsView {
  element: HTMLElement;
  update(): void;
  /** Whether what must be told is told, and can be true; else the first that is not has the focus. */
  isComplete(): boolean;
  values(): { name: string; email: string };
}

type Ask = 'no' | 'optional' | 'required';

/** @param asksOf what is asked now */
export function fieldsView(chat: Chat, words: Words, asksOf: () => { name: Ask; email: Ask }): FieldsView {
  const kept = chat.keeper.read();
  const name = field('text', 'name', kept.name);
  const email = field('email', 'email', kept.email);
  const element = el('div', { class: 'fields' }, name.element, email.element);

  function field(type: string, autocomplete: string, value: string) {
    const input = el('input', { type, autocomplete, maxlength: autocomplete === 'name' ? 120 : 255 });
    input.value = value;
    const label = el('span');
    const wrong = el('p', { class: 'wrong', id: `wrong-${autocomplete}`, hidden: true });
    input.addEventListener('input', () => fault(''));
    const fault = (text: string) => {
      say(wrong, text);
      wrong.hidden = !text;
      input.setAttribute('aria-invalid', String(text !== ''));
      input.setAttribute('aria-describedby', wrong.id);
      if (text) input.focus();
      return text === '';
    };
    return { element: el('label', {}, label, input, wrong), input, label, fault };
  }

  function update() {
    const asks = asksOf();
    for (const [one, ask, label] of [
      [name, asks.name, words.name],
      [email, asks.email, words.email],
    ] as const) {
      one.element.hidden = ask === 'no';
      one.input.required = ask === 'required';
      say(one.label, ask === 'optional' ? `${label} (${words.optional})` : label);
    }
    element.hidden = asks.name === 'no' && asks.email === 'no';
  }

  function isComplete() {
    const asks = asksOf();
    const [called, address] = [name.input.value.trim(), email.input.value.trim()];
    if (asks.name === 'required' && !called) return name.fault(words.nameMissing);
    const isNeeded = asks.email === 'required' || (asks.email !== 'no' && address !== '');
    if (isNeeded && !/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(address)) return email.fault(words.emailWrong);
    return true;
  }

  update();
  return {
    ...{ element, update, isComplete },
    values: () => ({ name: name.input.value.trim(), email: email.input.value.trim() }),
  };
}
