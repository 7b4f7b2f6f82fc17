/** What is asked of the server about chats. */
import { queryOptions } from '@tanstack/react-query';
import { chatApi } from '../../../../server/features/channels/chat/contract.ts';
import { call } from '../../../api.ts';

/** Under the conversation's own key: news of it is news of its visitor. */
export const visitorQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['conversation', conversationId, 'chat'],
    queryFn: ({ signal }) => call(chatApi.visitor, { params: { id: conversationId }, signal }),
  });
