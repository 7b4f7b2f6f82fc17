/** Stays at the end of a thread while one is there; whoever reads further up is not pulled along, but told. */
import { useCallback, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 80;
/** What grows so soon after a key or a press inside a message was unfolded there, and is read from where it stands. */
const UNFOLDS_WITHIN_MS = 700;

/** @param ends names what stands at the end, the latest last; undefined until all of it is there */
export function useEnd(ends: readonly string[] | undefined) {
  const scroll = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const here = useRef({ isAtEnd: true, top: 0, pressedAt: Number.NEGATIVE_INFINITY });
  const [isAway, setAway] = useState(false);

  const isNear = useCallback(() => {
    const { scrollHeight, scrollTop, clientHeight } = scroll.current!;
    return scrollHeight - scrollTop - clientHeight < NEAR_PX;
  }, []);

  const stand = useCallback((isAtEnd: boolean) => {
    const node = scroll.current!;
    Object.assign(here.current, { isAtEnd, top: node.scrollTop });
    // The browser holds what is read where it stands; at the end, it is the end that is held.
    node.style.overflowAnchor = isAtEnd ? 'none' : 'auto';
  }, []);

  /** Something that was added moves nobody: only who goes up leaves the end. */
  const look = useCallback(() => {
    const stays = here.current.isAtEnd && scroll.current!.scrollTop >= here.current.top;
    stand(stays || isNear());
    if (isNear()) setAway(false);
  }, [isNear, stand]);

  const toEnd = useCallback(() => {
    const node = scroll.current!;
    node.scrollTop = node.scrollHeight;
    stand(true);
    setAway(false);
  }, [stand]);

  // Ends with the thread itself: what has gone also changes its size.
  useLayoutEffect(() => {
    const node = scroll.current!;
    function press({ target, timeStamp }: Event) {
      if ((target as Element).closest('[data-message]')) here.current.pressedAt = timeStamp;
    }
    function grow() {
      look();
      if (!here.current.isAtEnd) return;
      if (performance.now() - here.current.pressedAt > UNFOLDS_WITHIN_MS) toEnd();
      else stand(isNear());
    }
    const observer = new ResizeObserver(grow);
    observer.observe(node);
    observer.observe(content.current!);
    node.addEventListener('scroll', look, { passive: true });
    node.addEventListener('click', press);
    return () => {
      observer.disconnect();
      node.removeEventListener('scroll', look);
      node.removeEventListener('click', press);
    };
  }, [isNear, look, stand, toEnd]);

  const seen = useRef<ReadonlySet<string>>(undefined);
  const key = ends?.join('\n');
  useLayoutEffect(() => {
    const before = seen.current;
    const now = key?.split('\n');
    if (now) seen.current = new Set([...(before ?? []), ...now]);
    look();
    if (here.current.isAtEnd) toEnd();
    else if (before && now?.some((one) => !before.has(one))) setAway(true);
  }, [key, look, toEnd]);

  return { scroll, content, isAway, toEnd };
}
