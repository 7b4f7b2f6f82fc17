import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Inbox, MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../server/features/conversations/contract.ts';
import { call } from '../api.ts';
import type { ConversationRow } from '../features/conversations/queries.ts';
import { MarkedName, MarkedWords } from '../features/conversations/search-hits/marked.tsx';
import { questionOf } from '../features/conversations/views.ts';
import { useCustomerName } from '../features/customers/names.ts';
import { useMay } from '../features/session/session.ts';
import { Pieces } from '../ui/pieces.tsx';
import type { Command } from './commands.ts';

const SHORTEST_SEARCH = 2;
const MOST_FOUND = 5;

/** Conversations that hold what is searched, as commands that open them there; and all of them, in the inbox. */
export function useConversationCommands(search: string): { commands: Command[]; searching: boolean } {
  const { t } = useTranslation('shell');
  const nameOf = useCustomerName();
  const navigate = useNavigate();
  const enabled = useMay()('conversations.read') && search.length >= SHORTEST_SEARCH;
  const question = questionOf((name) => (name === 'search' ? search : undefined));
  const { data, isFetching } = useQuery({
    queryKey: ['conversations', 'palette', search],
    queryFn: ({ signal }) =>
      call(conversationsApi.list, { query: { ...question, limit: MOST_FOUND }, signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
  if (!enabled) return { commands: [], searching: false };
  const found = (data?.items ?? []).map((row): Command => {
    const name = nameOf(row.customer);
    return {
      ...{ id: `conversation:${row.id}`, group: 'conversations', icon: MessageSquareText },
      title: `${name} #${row.number}`,
      marked: (
        <>
          <MarkedName text={name} search={search} />{' '}
          <MarkedWords text={`#${row.number}`} search={search.startsWith('#') ? search : undefined} />
        </>
      ),
      hint: <About row={row} search={search} />,
      run: () => navigate({ to: '/inbox/$id', params: { id: row.id }, search: { search } }),
    };
  });
  const all: Command = {
    ...{ id: 'search-inbox', group: 'conversations', icon: Inbox },
    title: t('palette.inbox', { search }),
    run: () => navigate({ to: '/inbox', search: { search } }),
  };
  return { searching: isFetching, commands: [...found, all] };
}

/** Its subject, and where the words are in it. */
function About({ row: { subject, found, preview }, search }: { row: ConversationRow; search: string }) {
  return (
    <>
      {subject && (
        <>
          <MarkedWords text={subject} search={search} /> ·{' '}
        </>
      )}
      {found ? <Pieces pieces={found} /> : preview}
    </>
  );
}
