import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { knowledgeApi } from '../../../../server/features/knowledge/contract.ts';
import { call } from '../../../api.ts';
import { useLive } from '../../../live.ts';
import { toastProblem } from '../../../ui/index.ts';
import { refreshArticles, suggestedQuery } from '../queries.ts';

interface Asked {
  id: string;
  /** The last message, if there is one here. */
  items: readonly { id: string }[];
}

export type Articles = ReturnType<typeof useArticles>;

/**
 * What the knowledge base has for a conversation, and putting it into the answer.
 * @param onWords gets what goes into the answer
 */
export function useArticles({ id, items }: Asked, onWords: (words: string, as: 'link' | 'text') => void) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery(suggestedQuery(id, items.at(-1)?.id));
  useLive(['articles'], () => void refreshArticles(client));

  async function put(article: { id: string; address: string | null }, as: 'link' | 'text') {
    setOpen(false);
    const body = { article: article.id, as: article.address ? as : ('text' as const) };
    try {
      const { text } = await call(knowledgeApi.put, { params: { id }, body });
      onWords(text, body.as);
    } catch (problem) {
      toastProblem(problem);
    }
  }

  return { suggested: data?.items, error, isOpen, setOpen, put };
}
