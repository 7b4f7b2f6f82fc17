import { type RefObject, useEffect, useRef, useState } from 'react';

/** Far enough ahead that nobody waits who scrolls slowly. */
const AHEAD = '300px';

/** Whether an element has ever come into sight: a board of fifty questions asks those that somebody looks at. */
export function useSeen<Element extends HTMLElement>(): [RefObject<Element | null>, boolean] {
  const element = useRef<Element>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !element.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: AHEAD },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [seen]);
  return [element, seen];
}
