/**
 * As `ref` of what is moved sideways by the thumb: says at which ends there is more, and base.css lets it fade there.
 * At the end of the way nothing fades.
 */
export function slides(element: HTMLElement | null): (() => void) | undefined {
  if (!element) return undefined;
  const mark = () => {
    const { scrollLeft, scrollWidth, clientWidth } = element;
    element.toggleAttribute('data-more-before', scrollLeft > A_HAIR_PX);
    element.toggleAttribute('data-more-after', scrollWidth - clientWidth - scrollLeft > A_HAIR_PX);
  };
  const sizes = new ResizeObserver(mark);
  const watch = () => {
    for (const part of [element, ...element.children]) sizes.observe(part);
    mark();
  };
  const contents = new MutationObserver(watch);
  contents.observe(element, { childList: true });
  element.addEventListener('scroll', mark, { passive: true });
  watch();
  return () => {
    sizes.disconnect();
    contents.disconnect();
    element.removeEventListener('scroll', mark);
  };
}

/** Widths are broken numbers, and rounded. */
const A_HAIR_PX = 2;
