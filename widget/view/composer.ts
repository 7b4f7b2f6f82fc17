/** Where the visitor writes. */
import type { Chat } from '../chat.ts';
import { type Attachment, Refused } from '../server.ts';
import type { Words } from '../words/words.ts';
import { el, ICONS, icon } from './dom.ts';
import { EMOJIS } from './emojis.ts';

const LONGEST = 5000;
const MOST_FILES = 5;
const MEGABYTE = 1_000_000;
const TYPING_AGAIN_MS = 4000;

export interface ComposerView {
  element: HTMLElement;
  focus(): void;
}

/** @param mayGo asks for what must be known first @param tell says something to the visitor */
export function composerView(
  chat: Chat,
  words: Words,
  mayGo: () => boolean,
  tell: (text: string) => void,
): ComposerView {
  let files: { name: string; attachment: Attachment | null }[] = [];
  const field = el('textarea', {
    ...{ rows: 1, maxlength: LONGEST, 'aria-label': words.message, placeholder: words.message },
    ...{ enterkeyhint: 'send', oninput: changed, onkeydown, onpaste: paste },
  });
  field.value = chat.keeper.read().draft;
  const picker = el('input', { type: 'file', multiple: true, hidden: true, tabindex: -1, onchange: pick });
  const chips = el('div', { class: 'chips', hidden: true });
  const emojis = el('div', { class: 'emojis', role: 'group', 'aria-label': words.emoji, hidden: true });
  const emojiButton = tool(words.emoji, 'emoji', () => showEmojis(!!emojis.hidden));
  emojiButton.setAttribute('aria-expanded', 'false');
  const send = tool(words.send, 'send', () => void go());
  send.className = 'send';
  const element = el(
    'div',
    { class: 'foot' },
    el(
      'div',
      { class: 'write', ondragover: (event: DragEvent) => event.preventDefault(), ondrop: drop },
      chips,
      field,
      el(
        'div',
        { class: 'tools' },
        tool(words.attach, 'attach', () => picker.click()),
        emojiButton,
        picker,
        send,
      ),
      emojis,
    ),
  );

  function tool(label: string, name: keyof typeof ICONS, onclick: () => void) {
    return el('button', { type: 'button', 'aria-label': label, title: label, onclick }, icon(...ICONS[name]));
  }

  function changed() {
    chat.keeper.write({ draft: field.value });
    tellTyping();
    fitHeight();
  }

  let toldTypingAt = 0;
  function tellTyping() {
    const { token } = chat.keeper.read();
    if (!token || !field.value || Date.now() - toldTypingAt < TYPING_AGAIN_MS) return;
    toldTypingAt = Date.now();
    chat.server.typing(token).catch(() => {});
  }

  function fitHeight() {
    field.style.setProperty('height', 'auto');
    field.style.setProperty('height', `${field.scrollHeight}px`);
    send.disabled = !isMessage();
  }

  const isUploading = () => files.some(({ attachment }) => attachment === null);
  const isMessage = () => (field.value.trim() !== '' || files.length > 0) && !isUploading();

  function onkeydown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void go();
  }

  async function go() {
    if (!isMessage() || !mayGo()) return;
    chat.write(
      field.value.trim(),
      files.map(({ attachment }) => attachment!),
    );
    field.value = '';
    files = [];
    showFiles();
    showEmojis(false);
    fitHeight();
    field.focus();
  }

  function showEmojis(isShown: boolean) {
    if (isShown && !emojis.firstChild)
      emojis.append(
        ...EMOJIS.map((one) =>
          el('button', { type: 'button', 'aria-label': one, onclick: () => insert(one) }, one),
        ),
      );
    emojis.hidden = !isShown;
    emojiButton.setAttribute('aria-expanded', String(isShown));
  }

  function insert(text: string) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    changed();
    field.focus();
  }

  function pick() {
    void add([...(picker.files ?? [])]);
    picker.value = '';
  }

  function paste(event: ClipboardEvent) {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (!pasted.length) return;
    event.preventDefault();
    void add(pasted);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    void add([...(event.dataTransfer?.files ?? [])]);
  }

  async function add(chosen: File[]) {
    const { maxFileBytes } = chat.settings;
    for (const file of chosen) {
      if (files.length >= MOST_FILES) return tell(words.tooMany(MOST_FILES));
      if (file.size > maxFileBytes) {
        tell(words.tooLarge(Math.floor(maxFileBytes / MEGABYTE)));
        continue;
      }
      if (!mayGo()) return;
      const one: (typeof files)[number] = { name: file.name, attachment: null };
      files.push(one);
      showFiles();
      try {
        one.attachment = await chat.upload(file);
      } catch (error) {
        files = files.filter((other) => other !== one);
        const status = error instanceof Refused ? error.status : 0;
        tell(
          status === 415
            ? words.wrongType
            : status === 413
              ? words.tooLarge(Math.floor(maxFileBytes / MEGABYTE))
              : words.uploadFailed,
        );
      }
      showFiles();
    }
  }

  function showFiles() {
    chips.hidden = !files.length;
    chips.replaceChildren(
      ...files.map((one) =>
        el(
          'div',
          { class: 'chip', 'aria-busy': one.attachment === null },
          icon(...ICONS.file),
          el('span', {}, one.attachment ? one.name : `${one.name} …`),
          el(
            'button',
            {
              ...{ type: 'button', 'aria-label': words.remove(one.name) },
              onclick: () => {
                files = files.filter((other) => other !== one);
                showFiles();
              },
            },
            icon(...ICONS.close),
          ),
        ),
      ),
    );
    fitHeight();
  }

  fitHeight();
  return { element, focus: () => field.focus() };
}
