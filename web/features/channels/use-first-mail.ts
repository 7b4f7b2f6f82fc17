/** From where the first mail of a conversation goes that we begin, and to whom. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mailsApi } from '../../../server/features/channels/email/contract.ts';
import { call } from '../../api.ts';
import { addressesIn, isAddress } from './use-recipients.ts';

/** As it was written; what is undefined is as usual. */
export interface FirstMailDraft {
  account?: string | undefined;
  to?: string | undefined;
  cc?: string | undefined;
}

export interface FirstMail {
  accounts: { id: string; address: string }[];
  account: string;
  /** Of the customer. */
  addresses: string[];
  to: string;
  /** Undefined until somebody asks for copies. */
  cc: string | undefined;
  draft: FirstMailDraft;
  write: (change: FirstMailDraft) => void;
  /** Whether every address that was written can be one. */
  isFine: boolean;
  /** For the server. */
  mail: { account: string; to: string[]; cc: string[] };
}

interface Asked {
  /** Whether one is to be sent at all. */
  isMail: boolean;
  customer: string | null;
  /** Of somebody new. */
  email: string;
  before: FirstMailDraft | undefined;
}

/** Null where none is sent: another way, or no account that sends. */
export function useFirstMail({ isMail, customer, email, before = {} }: Asked): FirstMail | null {
  const [draft, put] = useState(before);
  const { data } = useQuery({
    queryKey: ['channels', 'first-mail', customer],
    queryFn: ({ signal }) => call(mailsApi.first, { query: { customer: customer ?? undefined }, signal }),
    enabled: isMail,
  });
  const usual = data?.accounts[0];
  if (!isMail || !data || !usual) return null;
  const account = draft.account ?? usual.id;
  const to = draft.to ?? (customer ? (data.addresses[0] ?? '') : email.trim());
  const mail = { account, to: addressesIn(to), cc: addressesIn(draft.cc ?? '') };
  return {
    ...{ accounts: data.accounts, account, addresses: data.addresses, to, cc: draft.cc, draft, mail },
    write: (change) => put((was) => ({ ...was, ...change })),
    isFine: mail.to.length > 0 && [...mail.to, ...mail.cc].every(isAddress),
  };
}
