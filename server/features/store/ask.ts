/** A customer asks on the page of a shop: a conversation, answered by mail or by a call. */
import type { Database } from '../../core/database/database.ts';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Store } from '../channels/store/accounts.ts';
import { noteArrival, noteAsked } from '../channels/store/asks.ts';
import { arriveAnew } from '../conversations/arrive.ts';
import { normaliseEmail, normalisePhone } from '../customers/identities.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import type { Language, Words } from './words.ts';

export interface Question {
  /** Of the form: sent twice, it is one question. */
  key: string;
  name: string;
  email: string;
  phone: string;
  text: string;
}

export type Fault = keyof Words['faults'];

const LONGEST = { name: 200, text: 5000 };

/** @returns what is wrong with it, by the field that it stands at; empty when it was taken */
export function takeQuestion(
  db: Database,
  store: Store,
  language: Language,
  question: Question,
): Promise<Partial<Record<'contact' | 'text', Fault>>> {
  return inWorkspace(db, store, async (tx) => {
    const { country } = await readWorkspace(tx, store.workspaceId);
    const email = question.email ? normaliseEmail(question.email) : undefined;
    const phone = question.phone ? normalisePhone(question.phone, country) : undefined;
    const contact = contactFault(email, phone);
    const text = textFault(question);
    if (contact || text) return { ...(contact && { contact }), ...(text && { text }) };
    const { conversationId } = await arriveAnew(tx, store, {
      ...{ channel: 'store', key: `store ${store.id} ${question.key}`, text: question.text, at: new Date() },
      ...{ author: question.name, isAutomatic: false, files: [], subject: '', language },
      account: store.id,
      department: store.department,
      customer: {
        ...(email && { email }),
        ...(phone && { phone }),
        ...(question.name && { name: question.name }),
      },
      story: { type: 'Help Requested', properties: { store: store.name } },
    });
    await noteAsked(tx, store, store.id, conversationId);
    await noteArrival(tx, store.id);
    return {};
  });
}

function contactFault(email: string | null | undefined, phone: string | null | undefined): Fault | undefined {
  if (email === null) return 'email';
  if (phone === null) return 'phone';
  return email || phone ? undefined : 'contact';
}

function textFault({ text, name }: Question): Fault | undefined {
  if (!text) return 'message';
  return text.length > LONGEST.text || name.length > LONGEST.name ? 'long' : undefined;
}
