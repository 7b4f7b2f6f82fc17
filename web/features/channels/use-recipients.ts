/** Where an answer that is being written goes. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type MailOf, mailQuery } from './queries.ts';

type Reply = NonNullable<MailOf['reply']>;
type Accounts = MailOf['accounts'];

/** Written as people do: several addresses with commas between them. */
export interface RecipientsDraft {
  account: string;
  to: string;
  cc: string;
  bcc: string;
}

export interface Recipients {
  reply: Reply;
  accounts: Accounts;
  isSent: boolean;
  send: (isSent: boolean) => void;
  /** Undefined while it goes where an answer to all goes. */
  draft: RecipientsDraft | undefined;
  write: (draft: RecipientsDraft | undefined) => void;
  /** Whether every address that was written can be one. */
  isFine: boolean;
  /** For the server; undefined: as is usual here. */
  mail: { account: string; to: string[]; cc: string[]; bcc: string[] } | null | undefined;
  reset: () => void;
}

/** Null where nothing can be sent. */
export function useRecipients(conversationId: string): Recipients | null {
  const { data } = useQuery(mailQuery(conversationId));
  const [chosen, send] = useState<boolean | undefined>(undefined);
  const [draft, write] = useState<RecipientsDraft | undefined>(undefined);
  const reply = data?.reply;
  if (!data || !reply) return null;
  const isSent = chosen ?? reply.isUsual;
  const told = draft ?? draftOf(reply);
  const lists = { to: addressesIn(told.to), cc: addressesIn(told.cc), bcc: addressesIn(told.bcc) };
  const isFine = lists.to.length > 0 && Object.values(lists).flat().every(isAddress);
  const isAsUsual = isSent === reply.isUsual && !draft;
  const mail = isAsUsual ? undefined : isSent ? { account: told.account, ...lists } : null;
  return {
    ...{ reply, accounts: data.accounts, isSent, send, draft, write, isFine, mail },
    reset: () => {
      send(undefined);
      write(undefined);
    },
  };
}

export function draftOf({ account, to, cc }: Reply): RecipientsDraft {
  const listed = (people: Reply['to']) => people.map(({ address }) => address).join(', ');
  return { account: account.id, to: listed(to), cc: listed(cc), bcc: '' };
}

/** Of text as people write it, with commas, semicolons or spaces between. */
export const addressesIn = (text: string) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
export const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
