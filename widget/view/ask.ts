/** How it went: five faces with words, one click; a few words more if one likes; changed for a day; or never again. */
import type { Chat } from '../chat.ts';
import type { Ask } from '../server.ts';
import type { Words } from '../words/words.ts';
import { el, icon, put, say } from './dom.ts';

const LONGEST = 2000;
const ROUND = 'M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19Z';
const EYES = 'M8.7 9v.6M15.3 9v.6';
/** From 1 to 5, as emotion is drawn everywhere. */
const MOUTHS = [
  'M7.8 16.4q4.2-4.6 8.4 0',
  'M7.8 15.8q4.2-2.6 8.4 0',
  'M7.8 15.2h8.4',
  'M7.8 14.4q4.2 3 8.4 0',
  'M7.2 13.6q4.8 6 9.6 0',
];

export interface AskView {
  element: HTMLElement;
  /** @returns whether anything is asked */
  update(): boolean;
}

export function askView(chat: Chat, words: Words): AskView {
  const question = el('p', { class: 'question', id: 'question' });
  const faces = MOUTHS.map((mouth, index) =>
    el(
      'button',
      { type: 'button', class: `face n${index + 1}`, onclick: () => choose(index + 1) },
      icon(ROUND, EYES, mouth),
      el('span', {}, words.scores[index]),
    ),
  );
  const thanks = el('p', { class: 'thanks', role: 'status' });
  const field = el('textarea', { rows: 2, maxlength: LONGEST });
  const more = el(
    'form',
    { class: 'more', hidden: true, onsubmit: keepWords },
    el('label', {}, `${words.tellMore} (${words.optional})`, field),
    el('button', { type: 'submit', class: 'act' }, words.send),
  );
  const own = el('blockquote');
  const change = el('button', { type: 'button', class: 'link', onclick: writeAgain }, words.change);
  const until = el('p', { class: 'until' });
  const decline = el('button', { type: 'button', class: 'link decline', onclick: askNoMore }, words.decline);
  const declined = el('p', { class: 'thanks declined', role: 'status', tabindex: -1 });
  const choices = el('div', { class: 'faces' }, ...faces);
  const element = el(
    'div',
    { class: 'ask', role: 'group', 'aria-labelledby': 'question', hidden: true },
    question,
    choices,
    thanks,
    own,
    change,
    more,
    until,
    decline,
    declined,
  );
  let id = '';
  let isWriting = false;

  function choose(score: number) {
    chat.asked.answer(score, chat.asked.ask?.comment ?? '');
  }

  function keepWords(event: Event) {
    event.preventDefault();
    const { ask } = chat.asked;
    if (!ask?.score) return;
    isWriting = false;
    chat.asked.answer(ask.score, field.value.trim());
    // What had the focus is gone.
    if (!change.hidden) change.focus();
  }

  function writeAgain() {
    isWriting = true;
    field.value = chat.asked.ask?.comment ?? '';
    update();
    field.focus();
  }

  function askNoMore() {
    chat.asked.decline();
    // The button that had the focus is gone.
    declined.focus();
  }

  function update(): boolean {
    const { ask } = chat.asked;
    element.hidden = !ask;
    if (!ask) return false;
    if (ask.id !== id) {
      id = ask.id;
      isWriting = false;
      field.value = '';
    }
    show(ask);
    return true;
  }

  function show({ score, comment, changeableUntil, isDeclined, texts }: Ask) {
    const said = texts[chat.language];
    const isClosed = changeableUntil !== null && Date.parse(changeableUntil) < Date.now();
    say(question, said?.question || words.question);
    question.hidden = choices.hidden = isDeclined && !score;
    decline.hidden = isDeclined || isClosed;
    say(declined, isDeclined ? words.declined : '');
    faces.forEach((face, index) => {
      const isChosen = index + 1 === score;
      put(face, 'aria-pressed', String(isChosen));
      face.hidden = isClosed && !isChosen;
      face.disabled = isClosed;
    });
    say(thanks, score ? said?.thanks || words.thanks : '');
    say(own, comment);
    more.hidden = !score || isClosed || (comment !== '' && !isWriting);
    own.hidden = !comment || !more.hidden;
    change.hidden = own.hidden || isClosed;
    say(until, changeableUntil && !isClosed ? words.changeable(momentOf(changeableUntil)) : '');
    until.hidden = !until.textContent;
  }

  const momentOf = (at: string) =>
    new Date(at).toLocaleString(chat.language, { weekday: 'long', hour: '2-digit', minute: '2-digit' });

  return { element, update };
}
