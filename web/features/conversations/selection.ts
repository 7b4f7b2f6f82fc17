/** Which conversations are chosen to be changed together. */
import { useCallback, useState } from 'react';
import type { ConversationRow } from './queries.ts';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Those of them that the list shows. */
  rows: readonly ConversationRow[];
  toggle: (id: string) => void;
  clear: () => void;
  all: () => void;
}

/** As many as the server changes at once. */
const MOST = 500;

export function useSelection(rows: readonly ConversationRow[] | undefined): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (id: string) =>
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(id) && next.size < MOST) next.add(id);
        return next;
      }),
    [],
  );
  const chosen = (rows ?? []).filter(({ id }) => ids.has(id));
  return {
    ids: new Set(chosen.map(({ id }) => id)),
    rows: chosen,
    toggle,
    clear: () => setIds(new Set()),
    all: () => setIds(new Set((rows ?? []).slice(0, MOST).map(({ id }) => id))),
  };
}
