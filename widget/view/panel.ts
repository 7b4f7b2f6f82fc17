/** The open chat: who we are, what was said, where one writes. */
import type { Chat } from '../chat.ts';
import type { Refused } from '../server.ts';
import type { Words } from '../words/words.ts';
import { composerView } from './composer.ts';
import { el, ICONS, icon, say } from './dom.ts';
import { fieldsView } from './fields.ts';
import { save, threadView } from './thread.ts';

export interface PanelView {
  element: HTMLElement;
  update(): void;
  focus(): void;
}

const TOLD_FOR_MS = 6000;

export function panelView(chat: Chat, words: Words, close: () => void): PanelView {
  const title = el('h2', { class: 'title', id: 'title' });
  const status = el('p', { class: 'status' });
  const note = el('p', { class: 'note', role: 'status', hidden: true });
  const typing = el('p', { class: 'typing', 'aria-live': 'polite' });
  const thread = threadView(chat, words);
  const asked = fieldsView(chat, words, () => asksNow(chat));
  const details = detailsView();
  let told = '';
  const composer = composerView(chat, words, mayGo, tell);
  const menu = menuView();
  const element = el(
    'section',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', onkeydown: onEscape },
    el(
      'header',
      { class: 'head' },
      el('div', {}, title, status),
      menu.button,
      el(
        'button',
        { type: 'button', 'aria-label': words.close, title: words.close, onclick: close },
        icon(...ICONS.down),
      ),
    ),
    menu.element,
    thread.element,
    typing,
    note,
    asked.element,
    details.element,
    composer.element,
  );

  function onEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (menu.isOpen()) menu.show(false);
    else close();
  }

  /** What was asked before the first message goes along with it. */
  function mayGo(): boolean {
    if (asked.element.hidden) return true;
    if (!asked.isComplete()) return false;
    void chat.tell(asked.values()).catch(() => {});
    return true;
  }

  function tell(text: string) {
    told = text;
    update();
    setTimeout(() => {
      if (told === text) told = '';
      update();
    }, TOLD_FOR_MS);
  }

  function update() {
    const { settings, messages, outbox, isConnected } = chat;
    say(title, settings.name);
    say(status, statusOf(chat, words));
    status.className = settings.isThere ? 'status is-here' : 'status';
    const last = [...messages.values()].filter(({ from }) => from === 'desk').at(-1);
    say(typing, chat.typingUntil > Date.now() ? words.typing(last?.author || settings.name) : '');
    const away = settings.canMail ? words.awayMail : words.awayNoMail;
    const isCutOff = !isConnected || !navigator.onLine;
    const text = told || (isCutOff ? words.offline : settings.isThere ? '' : away);
    say(note, text);
    note.hidden = !text;
    const isBegun = messages.size > 0 || outbox.items.length > 0;
    asked.update();
    if (isBegun || chat.isSigned || !details.element.hidden) asked.element.hidden = true;
    thread.update();
    menu.update();
  }

  function detailsView() {
    const fields = fieldsView(chat, words, () => ({ name: 'optional', email: 'optional' }));
    fields.element.hidden = true;
    fields.element.append(el('button', { type: 'button', onclick: () => void keep() }, words.save));
    async function keep() {
      if (!fields.isComplete()) return;
      fields.element.hidden = true;
      await chat.tell(fields.values()).then(
        () => tell(words.saved),
        () => tell(words.failed),
      );
      composer.focus();
    }
    return fields;
  }

  function menuView() {
    const list = el('div', { class: 'menu', hidden: true });
    const button = el(
      'button',
      {
        ...{ type: 'button', 'aria-label': words.more, title: words.more, 'aria-expanded': 'false' },
        onclick: () => show(!!list.hidden),
      },
      icon(...ICONS.more),
    );
    const entry = (label: string, work: () => void) =>
      el(
        'button',
        {
          type: 'button',
          onclick: () => {
            show(false);
            work();
          },
        },
        label,
      );
    const transcript = entry(words.transcript, () => void saveTranscript());
    const mail = entry(words.transcriptMail, () => void mailTranscript());
    const leave = entry(words.leave, () => void chat.leave().then(() => tell(words.left)));
    list.append(
      entry(words.details, () => {
        details.element.hidden = !details.element.hidden;
        update();
        details.element.querySelector('input')?.focus();
      }),
      ...[transcript, mail, leave],
    );
    function show(isShown: boolean) {
      list.hidden = !isShown;
      button.setAttribute('aria-expanded', String(isShown));
      if (isShown) (list.firstElementChild as HTMLElement).focus();
      else button.focus();
    }
    function updateMenu() {
      transcript.hidden = leave.hidden = chat.messages.size === 0;
      mail.hidden = transcript.hidden || !chat.settings.canMail;
    }
    return { element: list, button, show, update: updateMenu, isOpen: () => !list.hidden };
  }

  async function saveTranscript() {
    const { token } = chat.keeper.read();
    if (!token) return;
    await chat.server.transcript(token).then(
      (blob) => save(blob, 'chat.txt'),
      () => tell(words.failed),
    );
  }

  async function mailTranscript() {
    const { token } = chat.keeper.read();
    if (!token) return;
    if (!chat.visitor?.email) {
      details.element.hidden = false;
      update();
      details.element.querySelector<HTMLInputElement>('input[type=email]')?.focus();
      return;
    }
    await chat.server.mailTranscript(token).then(
      ({ to }) => tell(words.transcriptSent(to)),
      ({ status: why }: Refused) =>
        tell(why === 409 ? words.transcriptNot : why === 429 ? words.transcriptSoon : words.failed),
    );
  }

  return { element, update, focus: composer.focus };
}

/** Nobody is there: then where to answer is asked for, also when it usually is not. */
function asksNow({ settings: { askName, askEmail, isThere, canMail } }: Chat) {
  const isAway = !isThere && canMail;
  return { name: askName, email: isAway && askEmail === 'no' ? ('optional' as const) : askEmail };
}

function statusOf({ settings: { isThere, opensAt }, language }: Chat, words: Words): string {
  if (isThere) return words.here;
  if (!opensAt) return words.away;
  const when = new Date(opensAt);
  const isToday = when.toDateString() === new Date().toDateString();
  return words.backAt(
    when.toLocaleString(language, {
      ...(!isToday && { weekday: 'long' }),
      ...{ hour: '2-digit', minute: '2-digit' },
    }),
  );
}
