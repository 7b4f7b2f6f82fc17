/** What is told of a conversation that begins, and how it comes to the server. */
import type { z } from 'zod';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import type { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { call } from '../../api.ts';
import { recalled, remember } from '../../remembered.ts';
import { CHANNELS, type Channel } from '../../ui/index.ts';
import { referenceOf, type Who } from './who-fields.tsx';

/** By which people come to us in person or are called first: what is written down by hand. */
const BY_HAND: Channel[] = ['phone', 'store'];
export const ORDER: Channel[] = [...BY_HAND, ...CHANNELS.filter((channel) => !BY_HAND.includes(channel))];

export interface Told {
  who: Who;
  channel: Channel;
  from: 'customer' | 'us';
  text: string;
  subject: string;
  priority: (typeof PRIORITIES)[number];
  department: string | null;
  /** Nothing is left to do: a call or a visit that is only written down. */
  isDone: boolean;
}

type Body = z.input<typeof conversationsApi.create.body & object>;
/** How the first words set out. */
export type Outgoing = Pick<Body, 'account' | 'sentAs' | 'mail'> & { text?: string; phone?: string };

/** The key makes twice the same as once. */
export async function beginConversation(
  { who, isDone, ...told }: Told,
  { phone, ...outgoing }: Outgoing,
  { key, keepalive }: { key: string; keepalive?: boolean },
) {
  const begun = await call(conversationsApi.create, {
    body: {
      ...{ ...told, ...outgoing, key },
      customer: { ...referenceOf(who), ...(phone !== undefined && { phone }) },
      assignee: told.from === 'us' || isDone ? 'me' : null,
    },
    ...(keepalive && { keepalive }),
  });
  if (isDone) await call(conversationsApi.change, { params: { id: begun.id }, body: { status: 'solved' } });
  return begun;
}

const KEY = 'jornada.beginning';
type Kind = Pick<Told, 'channel' | 'from'>;

/** Whoever writes mails all day, or writes down calls, goes on so in this browser. */
export const rememberKind = ({ channel, from }: Kind) => remember(KEY, `${from} ${channel}`);

export function lastKind(): Kind {
  const [from, name] = (recalled(KEY) ?? '').split(' ');
  const channel = ORDER.find((one) => one === name);
  return { channel: channel ?? 'phone', from: channel && from === 'us' ? 'us' : 'customer' };
}
