/**
 * `<script src="https://jornada.example/widget.js" data-key="chat_…" async></script>`: a chat at the edge of the page.
 * Who is signed in there is told by attributes of the same line, or by `JornadaChat.identify`.
 */
import { Chat } from './chat.ts';
import { keeperOf } from './kept.ts';
import { type Identity, Refused, type Settings, serverAt } from './server.ts';
import { showWidget, type Widget } from './view/widget.ts';
import { pageLanguage } from './words/words.ts';

interface PublicFunctions {
  open(): void;
  close(): void;
  /** Of whoever signs in without a new page; without an identity, nobody is signed in any more. */
  identify(identity?: Identity): void;
  /** Forgets the chat in this browser. */
  leave(): void;
}

declare global {
  interface Window {
    JornadaChat?: PublicFunctions;
  }
}

const LONGEST_PAUSE_MS = 60_000;

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-key][src*="widget.js"]');
// A page that has the line twice has one chat.
if (script?.dataset.key && !window.JornadaChat) void start(script, script.dataset.key);

async function start({ src, dataset }: HTMLScriptElement, key: string): Promise<void> {
  const waiting: ((chat: Chat, widget: Widget) => void)[] = [];
  let ready: { chat: Chat; widget: Widget } | undefined;
  const soon = (work: (chat: Chat, widget: Widget) => void) => {
    if (ready) work(ready.chat, ready.widget);
    else waiting.push(work);
  };
  window.JornadaChat = {
    open: () => soon((_chat, widget) => widget.open()),
    close: () => soon((_chat, widget) => widget.close()),
    identify: (identity) => soon((chat) => void chat.identify(identity)),
    leave: () => soon((chat) => void chat.leave()),
  };
  const server = serverAt(new URL(`chat/${encodeURIComponent(key)}`, src).href);
  const settings = await settingsOf(() => server.settings());
  if (!settings) return;
  const chat = new Chat(server, keeperOf(key), settings, pageLanguage(dataset.language, settings.language));
  await body();
  const host = document.createElement('div');
  host.id = 'jornada-chat';
  if (dataset.scheme) host.dataset.scheme = dataset.scheme;
  document.body.append(host);
  ready = { chat, widget: showWidget(host, chat) };
  for (const work of waiting) work(ready.chat, ready.widget);
  await chat.start(identityIn(dataset));
}

function identityIn({ userId, userSignature, userName, userEmail }: DOMStringMap): Identity | undefined {
  if (!userId || !userSignature) return undefined;
  return { id: userId, signature: userSignature, name: userName, email: userEmail };
}

/** Null when this page has no chat: the reason is for whoever set it up. */
async function settingsOf(ask: () => Promise<Settings>): Promise<Settings | null> {
  for (let pause = 2000; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await ask();
    } catch (error) {
      const status = error instanceof Refused ? error.status : -1;
      if (status === 403 || status === 404) {
        console.warn(
          `Jornada: this page has no chat (${status}). Look at the key, and at the pages that the chat names.`,
        );
        return null;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

function body(): Promise<void> {
  if (document.body) return Promise.resolve();
  return new Promise((resolve) =>
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }),
  );
}
