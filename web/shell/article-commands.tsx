import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { knowledgeApi } from '../../server/features/knowledge/contract.ts';
import { call } from '../api.ts';
import { MarkedWords } from '../features/conversations/search-hits/marked.tsx';
import { useMay } from '../features/session/session.ts';
import { Pieces } from '../ui/pieces.tsx';
import type { Command } from './commands.ts';

const SHORTEST_SEARCH = 2;
const MOST_FOUND = 4;

/** Articles that hold what is searched, as commands that open them. */
export function useArticleCommands(search: string): { commands: Command[]; searching: boolean } {
  const navigate = useNavigate();
  const enabled = useMay()('conversations.read') && search.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useQuery({
    queryKey: ['articles', 'palette', search],
    queryFn: ({ signal }) => call(knowledgeApi.list, { query: { search, limit: MOST_FOUND }, signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const articles = enabled ? (data?.items ?? []) : [];
  return {
    searching: enabled && isFetching,
    commands: articles.map(({ id, title, beginning, found }) => ({
      ...{ id: `article:${id}`, group: 'articles', icon: BookOpen, title },
      marked: <MarkedWords text={title} search={search} />,
      hint: found ? <Pieces pieces={found.text} /> : beginning,
      run: () => navigate({ to: '/articles/$id', params: { id } }),
    })),
  };
}
