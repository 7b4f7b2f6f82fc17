/** The button at the edge of the page, and the chat that it opens. */
import type { Chat } from '../chat.ts';
import { WORDS } from '../words/words.ts';
import { el, ICONS, icon, put } from './dom.ts';
import { panelView } from './panel.ts';
import { dress, stylesFor } from './styles.ts';

const LOOK_EVERY_MS = 60_000;

export interface Widget {
  open(): void;
  close(): void;
  /** From the page, with all that it listens to. */
  remove(): void;
}

/** @param host an empty element; its shadow keeps the page's styles out, and ours in */
export function showWidget(host: HTMLElement, chat: Chat): Widget {
  const words = WORDS[chat.language];
  const root = host.attachShadow({ mode: 'open' });
  dress(root, stylesFor(chat.settings.colour, chat.settings.side));
  const badge = el('span', { class: 'badge', 'aria-hidden': 'true', hidden: true });
  const face = el('span', {}, icon(...ICONS.chat));
  const launcher = el(
    'button',
    {
      type: 'button',
      class: 'launcher',
      'aria-haspopup': 'dialog',
      onclick: () => (chat.isOpen ? close() : open()),
    },
    face,
    badge,
  );
  const panel = panelView(chat, words, close);
  const frame = el('div', { class: 'root', lang: chat.language }, launcher);
  root.append(frame);

  let looking: ReturnType<typeof setInterval> | undefined;
  function open() {
    if (chat.isOpen) return;
    frame.append(panel.element);
    void chat.open();
    looking = setInterval(() => document.visibilityState === 'visible' && void chat.look(), LOOK_EVERY_MS);
    panel.focus();
  }

  function close() {
    if (!chat.isOpen) return;
    clearInterval(looking);
    chat.close();
    panel.element.remove();
    launcher.focus();
  }

  let shown: boolean | undefined;
  function update() {
    const { isOpen, unread } = chat;
    badge.hidden = isOpen || unread === 0;
    badge.textContent = unread > 9 ? '9+' : String(unread);
    put(launcher, 'aria-label', isOpen ? words.close : unread ? words.openNew(unread) : words.open);
    put(launcher, 'aria-expanded', String(isOpen));
    frame.classList.toggle('is-open', isOpen);
    if (isOpen !== shown) face.replaceChildren(icon(...(isOpen ? ICONS.close : ICONS.chat)));
    shown = isOpen;
    if (isOpen) panel.update();
  }

  chat.onChange(update);
  addEventListener('online', update);
  addEventListener('offline', update);
  update();
  function remove() {
    clearInterval(looking);
    removeEventListener('online', update);
    removeEventListener('offline', update);
    host.remove();
  }

  return { open, close, remove };
}
