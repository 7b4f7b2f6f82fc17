/** Tells others that one looks at a conversation, or types, and hears it of them. */
import { useEffect, useRef, useState } from 'react';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { useLive } from '../../live.ts';
import { useMember } from '../session/session.ts';
import { heard, type Present, stillThere, wrote } from './presence.ts';
import type { Message } from './queries.ts';

const BEAT_MS = 20_000;
/** Whoever only passes by is not told of; and by then the answers of others are heard. */
const FIRST_AFTER_MS = 1000;
const TYPING_AGAIN_MS = 4000;
const LOOK_AGAIN_MS = 3000;

type Doing = 'looking' | 'typing' | 'gone';

/**
 * Others who are there now, and a way to say that one types.
 * @param latest the last message that is shown
 */
export function usePresence(
  id: string,
  latest: Message | undefined,
): { others: Present[]; typing: () => void } {
  const { id: self } = useMember();
  const [present, setPresent] = useState<readonly Present[]>([]);
  const now = useTicking(present.length > 0);
  const typedAt = useRef(0);
  const known = useRef(present);
  known.current = present;

  useEffect(() => {
    setPresent([]);
    const first = setTimeout(() => tell(id, 'looking'), FIRST_AFTER_MS);
    const beat = setInterval(() => !document.hidden && tell(id, 'looking'), BEAT_MS);
    const leave = () => tell(id, 'gone');
    addEventListener('pagehide', leave);
    return () => {
      clearTimeout(first);
      clearInterval(beat);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [id]);

  useLive([`conversation-presence:${id}`], (message) => {
    const before = stillThere(known.current, Date.now());
    const next = heard(before, message, self, Date.now());
    const isNew = next.some(({ id: one }) => !before.some((other) => other.id === one));
    setPresent(next);
    // Whoever has just come does not know of those who were there before.
    if (isNew) tell(id, 'looking');
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message.
  useEffect(() => {
    if (latest) setPresent((before) => wrote(before, latest));
  }, [latest?.id]);

  function typing() {
    if (Date.now() - typedAt.current < TYPING_AGAIN_MS) return;
    typedAt.current = Date.now();
    tell(id, 'typing');
  }

  return { others: stillThere(present, now), typing };
}

/** A nicety: whoever cannot be told is not told. */
function tell(id: string, doing: Doing) {
  call(conversationsApi.presence, { params: { id }, body: { doing }, keepalive: doing === 'gone' }).catch(
    () => {},
  );
}

function useTicking(isNeeded: boolean): number {
  const [, setTick] = useState(0);
  useEffect(() => {
    if (!isNeeded) return;
    const timer = setInterval(() => setTick((tick) => tick + 1), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isNeeded]);
  return Date.now();
}
