/** What is asked of the server about accounts and mails. */
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ChatChannel as ChatSchema } from '../../../server/features/channels/chat/shapes-contract.ts';
import { channelsApi, type EmailChannel as EmailSchema } from '../../../server/features/channels/contract.ts';
import {
  type MailAside as AsideSchema,
  asideApi,
} from '../../../server/features/channels/email/aside-contract.ts';
import { type Mail as MailSchema, mailsApi } from '../../../server/features/channels/email/contract.ts';
import type { PhoneChannel as PhoneSchema } from '../../../server/features/channels/phone/shapes-contract.ts';
import type { StoreChannel as StoreSchema } from '../../../server/features/channels/store/shapes-contract.ts';
import { call } from '../../api.ts';

export type Account = z.output<typeof EmailSchema>;
export type Chat = z.output<typeof ChatSchema>;
export type Telephone = z.output<typeof PhoneSchema>;
export type Shop = z.output<typeof StoreSchema>;
export type Mail = z.output<typeof MailSchema>;
export type MailAside = z.output<typeof AsideSchema>;
export type MailOf = z.output<typeof mailsApi.of.answer & object>;
export type Trouble = NonNullable<Account['state']['reading']>;

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => call(channelsApi.list, { signal }),
});

/** Mails that are kept beside the conversations; under the channels' key, as news of them is news of these. */
export const asideQuery = infiniteQueryOptions({
  queryKey: ['channels', 'aside'],
  queryFn: ({ pageParam, signal }) => call(asideApi.list, { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** Under the conversation's own key: news of it is news of its mails. */
export const mailQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['conversation', conversationId, 'mail'],
    queryFn: ({ signal }) => call(mailsApi.of, { params: { id: conversationId }, signal }),
  });

/** The mail that a message is; undefined for messages that came another way. */
export function useMail(conversationId: string, messageId: string): Mail | undefined {
  const { data } = useQuery({
    ...mailQuery(conversationId),
    select: ({ mails }) => mails.find((mail) => mail.messageId === messageId),
  });
  return data;
}
