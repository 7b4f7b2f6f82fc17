/** That something was solved is told with a way back; not any longer once it is open again: its customer wrote, or somebody did it. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLive } from '../../live.ts';
import { closeToast } from '../../ui/index.ts';
import { conversationQuery } from './queries.ts';

const toastOf = (id: string) => `solved ${id}`;
const topicOf = (id: string) => `conversation:${id}`;
const DONE: readonly string[] = ['solved', 'closed'];

/** @returns for the toast about a conversation that was solved, which goes by itself when it is not any more */
export function useSolvedToasts() {
  const client = useQueryClient();
  const [shown, setShown] = useState<readonly string[]>([]);
  useLive(shown.map(topicOf), ({ topic }) => {
    for (const id of shown) if (topic === topicOf(id) || topic === 'again') void look(id);
  });

  async function look(id: string) {
    const told = await client.fetchQuery({ ...conversationQuery(id), staleTime: 0 }).catch(() => undefined);
    if (told && !DONE.includes(told.status)) closeToast(toastOf(id));
  }

  return (id: string) => {
    setShown((before) => [...before.filter((one) => one !== id), id]);
    return {
      id: toastOf(id),
      onClose: () => setShown((before) => before.filter((one) => one !== id)),
    };
  };
}
