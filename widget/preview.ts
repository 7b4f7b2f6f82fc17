/** The widget as it will look, with nobody behind it: for the settings. */
import { Chat } from './chat.ts';
import type { Keeper, Kept } from './kept.ts';
import { type Ask, type Message, Refused, type Server, type Settings } from './server.ts';
import { showWidget } from './view/widget.ts';
import type { Language } from './words/words.ts';

export type AskedInPreview = Omit<Ask, 'id' | 'after'>;

/**
 * @param said what stands in it: what a customer asks, and what they are answered
 * @param ask what is asked below it
 * @returns takes it away
 */
export function showPreview(
  host: HTMLElement,
  settings: Settings,
  language: Language,
  said: { from: 'visitor' | 'desk'; author: string; text: string }[],
  ask?: AskedInPreview,
): () => void {
  const chat = new Chat(nobody(settings), inMemory(), settings, language);
  said.forEach((one, index) => {
    const message: Message = {
      ...{ ...one, position: index + 1, attachments: [], clientId: null },
      at: new Date(2026, 0, 5, 10, 30 + index).toISOString(),
    };
    chat.messages.set(message.position, message);
  });
  if (ask) chat.asked.hear({ ...ask, id: 'preview', after: said.length });
  chat.readPosition = chat.deskReadPosition = said.length;
  // Nothing in it is to be used, and nothing takes the focus from whoever sets it up.
  host.inert = true;
  const widget = showWidget(host, chat);
  widget.open();
  return widget.remove;
}

function nobody(settings: Settings): Server {
  const refuse = () => Promise.reject(new Refused(0));
  return {
    settings: async () => settings,
    ...{
      enter: refuse,
      tell: refuse,
      leave: refuse,
      messages: refuse,
      send: refuse,
      typing: refuse,
      seen: refuse,
      answer: refuse,
      decline: refuse,
    },
    ...{ upload: refuse, file: refuse, transcript: refuse, mailTranscript: refuse, stream: refuse },
  };
}

function inMemory(): Keeper {
  let kept: Kept = {
    ...{ token: null, userId: null, name: '', email: '', draft: '', answer: null, declined: null },
  };
  return {
    outbox: () => [],
    putOutbox: () => {},
    read: () => kept,
    write: (change) => {
      kept = { ...kept, ...change };
    },
  };
}
