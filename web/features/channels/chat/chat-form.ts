/** A chat while it is being filled in. */
import type { z } from 'zod';
import type { ChatChange } from '../../../../server/features/channels/chat/shapes-contract.ts';
import type { Chat } from '../queries.ts';

export interface ChatDraft
  extends Omit<Chat, 'id' | 'kind' | 'key' | 'department' | 'origins' | 'oldSecretUntil' | 'lastInAt'> {
  /** Key of a department. */
  department: string | null;
  /** One a line. */
  origins: string;
}

export const NEW: ChatDraft = {
  ...{ name: '', department: null, language: null, colour: '#0f6e6e', side: 'right', greetings: {} },
  ...{ askName: 'optional', askEmail: 'optional', origins: '', calendar: null },
};

export function draftOf(chat: Chat | undefined): ChatDraft {
  if (!chat) return NEW;
  const { name, language, colour, side, greetings, askName, askEmail, calendar } = chat;
  return {
    ...{ name, language, colour, side, greetings, askName, askEmail, calendar },
    department: chat.department?.key ?? null,
    origins: chat.origins.join('\n'),
  };
}

export const settingsOf = (draft: ChatDraft) =>
  ({
    ...draft,
    name: draft.name.trim(),
    colour: draft.colour.trim(),
    origins: draft.origins.split(/[\s,;]+/).filter(Boolean),
  }) satisfies z.input<typeof ChatChange>;

export const isComplete = ({ name }: ChatDraft) => name.trim() !== '';

export const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text.trim());
