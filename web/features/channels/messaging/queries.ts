/** What is asked of the server about messengers. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { messagingApi } from '../../../../server/features/channels/messaging/contract.ts';
import type { MessagingChannel } from '../../../../server/features/channels/messaging/shapes-contract.ts';
import { call } from '../../../api.ts';

export type Messenger = z.output<typeof MessagingChannel>;
export type ThreadOf = z.output<typeof messagingApi.of.answer & object>;
export type Thread = NonNullable<ThreadOf['thread']>;
export type Way = Thread['ways'][number];
export type MessageFacts = ThreadOf['messages'][number];

/** Under the conversation's own key: news of it is news of its messages there. */
export const threadQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['conversation', conversationId, 'messaging'],
    queryFn: ({ signal }) => call(messagingApi.of, { params: { id: conversationId }, signal }),
  });

/** What is to be known of a message of a messenger; undefined for one that came another way. */
export function useMessageFacts(conversationId: string, messageId: string): MessageFacts | undefined {
  const { data } = useQuery({
    ...threadQuery(conversationId),
    select: ({ messages }) => messages.find((one) => one.messageId === messageId),
  });
  return data;
}

export const verifyTokenQuery = (id: string) =>
  queryOptions({
    queryKey: ['channels', id, 'verify-token'],
    queryFn: ({ signal }) => call(messagingApi.verifyToken, { params: { id }, signal }),
  });
