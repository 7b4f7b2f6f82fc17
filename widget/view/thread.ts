/** What was said, and what is on its way. */
import type { Chat } from '../chat.ts';
import type { Attachment, Message } from '../server.ts';
import type { Words } from '../words/words.ts';
import { askView } from './ask.ts';
import { el, ICONS, icon, linked, say } from './dom.ts';

interface Shown {
  key: string;
  from: 'visitor' | 'desk';
  author: string;
  text: string;
  attachments: Attachment[];
  at: string;
}

export interface ThreadView {
  element: HTMLElement;
  update(): void;
}

export function threadView(chat: Chat, words: Words): ThreadView {
  const greeting = el('div', { class: 'says desk' }, el('div', { class: 'words' }));
  const list = el('div', { class: 'thread', role: 'log', 'aria-label': words.thread, tabindex: 0 });
  const earlier = el(
    'button',
    { type: 'button', class: 'link', hidden: true, onclick: () => void showEarlier() },
    words.earlier,
  );
  const mark = el('p', { class: 'mark' });
  const ask = askView(chat, words);
  list.append(earlier, greeting);
  const nodes = new Map<string, HTMLElement>();
  const files = filesOf(chat, words, () => stay());
  let last = '';

  /** Stays at the end while one is there; whoever reads further up is not pulled along. */
  let isAtEnd = true;
  list.addEventListener(
    'scroll',
    () => {
      isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    },
    { passive: true },
  );
  const stay = () => {
    if (isAtEnd) list.scrollTop = list.scrollHeight;
  };

  async function showEarlier() {
    const height = list.scrollHeight;
    await chat.earlier().catch(() => {});
    list.scrollTop += list.scrollHeight - height;
  }

  function update() {
    const { settings } = chat;
    say(greeting.firstElementChild!, settings.greetings[chat.language] || words.greeting);
    earlier.hidden = !chat.hasEarlier;
    const shown = shownIn(chat);
    const wanted = new Set(shown.map(({ key }) => key));
    for (const [key, node] of nodes) {
      if (wanted.has(key)) continue;
      node.remove();
      nodes.delete(key);
    }
    let before: Element = greeting;
    shown.forEach((one, index) => {
      const node = nodes.get(one.key) ?? said(one);
      nodes.set(one.key, node);
      const previous = shown[index - 1];
      const isNamed = one.from === 'desk' && (previous?.from !== 'desk' || previous.author !== one.author);
      (node.firstElementChild as HTMLElement).hidden = !isNamed;
      if (nextOf(before) !== node) before.after(node);
      before = node;
    });
    showMark(shown, before);
    showAsk(before);
    const latest = shown.at(-1)?.key ?? '';
    if (latest !== last && latest.startsWith('own')) isAtEnd = true;
    last = latest;
    stay();
  }

  /** What is asked stands between messages, and stays where it is: somebody may be writing in it. */
  const nextOf = ({ nextElementSibling: next }: Element) =>
    next === ask.element ? next.nextElementSibling : next;

  /** After the message at which it was asked; how far that one got stands above it. */
  function showAsk(lastNode: Element) {
    const after = chat.messages.get(chat.asked.ask?.after ?? 0);
    const node = after && nodes.get(keyOf(after));
    if (!node || !ask.update()) return ask.element.remove();
    const anchor = node === lastNode ? mark : node;
    if (anchor.nextElementSibling !== ask.element) anchor.after(ask.element);
  }

  function said({ key, from, author, text, attachments, at }: Shown): HTMLElement {
    const name = author || chat.settings.name;
    const time = new Date(at).toLocaleTimeString(chat.language, { hour: '2-digit', minute: '2-digit' });
    return el(
      'div',
      { class: `says ${from}`, 'data-key': key, title: time },
      el('p', { class: 'who' }, `${name} · ${time}`),
      from === 'visitor' && el('span', { class: 'hidden' }, `${words.you}: `),
      text && el('div', { class: isEmoji(text) ? 'words large' : 'words' }, ...linked(text)),
      ...attachments.map(files),
    );
  }

  /** How far the last thing that the visitor wrote has got; of one that was refused, what can be done. */
  function showMark(shown: Shown[], after: Element) {
    const refused = chat.outbox.items.find((one) => one.refused);
    const own = [...chat.messages.values()].filter(({ from }) => from === 'visitor').at(-1);
    const lastOwn = shown.at(-1)?.from === 'visitor';
    const state = refused
      ? words.notSent
      : chat.outbox.items.length
        ? words.sending
        : lastOwn && own
          ? own.position <= chat.deskReadPosition
            ? words.read
            : words.sent
          : '';
    mark.className = refused ? 'mark is-broken' : 'mark';
    mark.hidden = !state;
    if (mark.dataset.state === `${state} ${refused?.id}`) return place();
    mark.dataset.state = `${state} ${refused?.id}`;
    mark.replaceChildren(state);
    if (refused)
      mark.append(
        el('button', { type: 'button', onclick: () => chat.outbox.sendAgain(refused.id) }, words.again),
        el('button', { type: 'button', onclick: () => chat.outbox.discard(refused.id) }, words.discard),
      );
    place();

    function place() {
      put(mark, lastOwn || refused ? 'flex-end' : 'flex-start');
      if (after.nextElementSibling !== mark) after.after(mark);
    }
  }

  return { element: list, update };
}

const put = (node: HTMLElement, align: string) => node.style.setProperty('align-self', align);

const keyOf = ({ clientId, position }: Message) => (clientId ? `own ${clientId}` : `${position}`);

/** What Jornada has, then what waits; sent from here, it keeps its place on the screen. */
function shownIn({ messages, outbox, visitor }: Chat): Shown[] {
  const there = [...messages.values()].sort((one, other) => one.position - other.position);
  const known = new Set(there.map(keyOf));
  return [
    ...there.map((message) => ({ ...message, key: keyOf(message) })),
    ...outbox.items
      .filter(({ id }) => !known.has(`own ${id}`))
      .map(({ id, text, attachments, at }) => ({
        ...{ key: `own ${id}`, from: 'visitor' as const, author: visitor?.name ?? '', text, attachments, at },
      })),
  ];
}

const isEmoji = (text: string) =>
  text.length <= 12 &&
  /^(\p{Extended_Pictographic}|\p{Emoji_Component}|\s)+$/u.test(text) &&
  !/^[\d#*\s]+$/.test(text);

/** Pictures are shown, other files saved: both are fetched with the visitor's token and live in this page only. */
function filesOf(chat: Chat, words: Words, grown: () => void): (file: Attachment) => HTMLElement {
  return ({ id, name, isPicture }) => {
    if (!isPicture)
      return el(
        'button',
        { type: 'button', class: 'file', 'aria-label': words.download(name), onclick: () => void saveFile() },
        icon(...ICONS.file),
        el('span', {}, name),
      );
    const image = el('img', { alt: words.picture(name) });
    image.addEventListener('load', grown);
    chat.fileOf(id).then(
      (blob) => {
        image.src = URL.createObjectURL(blob);
      },
      () => {},
    );
    return el(
      'button',
      {
        type: 'button',
        class: 'picture',
        'aria-label': words.download(name),
        onclick: () => void saveFile(),
      },
      image,
    );

    async function saveFile() {
      const blob = await chat.fileOf(id).catch(() => null);
      if (blob) save(blob, name);
    }
  };
}

export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
