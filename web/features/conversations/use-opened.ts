import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type Conversation, conversationQuery } from './queries.ts';

/** The conversation of the address, once it is there. One that was merged is read at the address of the other. */
export function useOpened(id: string | undefined): Conversation | undefined {
  const navigate = useNavigate();
  const { data } = useQuery({ ...conversationQuery(id ?? ''), enabled: id !== undefined });
  const isElsewhere = data !== undefined && data.id !== id;
  useEffect(() => {
    if (!isElsewhere) return;
    void navigate({
      ...{ to: '/inbox/$id', params: { id: data.id }, replace: true },
      search: (before) => before,
    });
  }, [isElsewhere, data?.id, navigate]);
  return data;
}
