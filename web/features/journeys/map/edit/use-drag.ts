/** Dragging by mouse, pen or finger. Everything that can be dragged can also be moved by its menu. */
import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';

const STARTS_AFTER_PX = 6;
const EDGE_PX = 64;
const SCROLL_PX = 14;

export interface Dragged {
  /** What is dragged. */
  item: string;
  /** Where the pointer is, in the window. */
  x: number;
  y: number;
  /** The value of `data-drop` under the pointer. */
  over: string | undefined;
}

/** @param onDrop what was dragged, and the value of `data-drop` where it was let go */
export function useDrag(onDrop: (item: string, target: string) => void) {
  const [dragged, setDragged] = useState<Dragged>();
  const pressed = useRef<{ item: string; x: number; y: number }>(undefined);
  const current = useRef<Dragged>(undefined);
  const dropped = useRef(onDrop);
  dropped.current = onDrop;

  const show = useCallback((next: Dragged | undefined) => {
    current.current = next;
    setDragged(next);
  }, []);

  useEffect(() => {
    function move(event: globalThis.PointerEvent) {
      const start = pressed.current;
      if (!start) return;
      const { clientX: x, clientY: y } = event;
      if (!current.current && Math.hypot(x - start.x, y - start.y) < STARTS_AFTER_PX) return;
      scrollNearEdges(y);
      show({ item: start.item, x, y, over: targetAt(x, y) });
    }
    function end() {
      const last = current.current;
      pressed.current = undefined;
      show(undefined);
      if (last?.over !== undefined) dropped.current(last.item, last.over);
    }
    function cancel() {
      pressed.current = undefined;
      show(undefined);
    }
    const key = (event: KeyboardEvent) => event.key === 'Escape' && current.current && cancel();
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key);
    };
  }, [show]);

  /** For `onPointerDown` of what can be dragged; its style says `touch-action: none`. */
  const press = useCallback((item: string, event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    pressed.current = { item, x: event.clientX, y: event.clientY };
  }, []);
  return { dragged, press };
}

function targetAt(x: number, y: number): string | undefined {
  const under = document.elementFromPoint(x, y);
  return under?.closest<HTMLElement>('[data-drop]')?.dataset.drop;
}

function scrollNearEdges(y: number) {
  const page = document.getElementById('main');
  if (y < EDGE_PX) page?.scrollBy(0, -SCROLL_PX);
  if (y > window.innerHeight - EDGE_PX) page?.scrollBy(0, SCROLL_PX);
}
