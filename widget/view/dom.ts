/** Elements, without a framework and without markup in texts, so that the strictest policies of pages hold. */

type Child = Node | string | false | null | undefined;
type Attributes = Record<string, string | boolean | number | null | undefined | ((event: never) => void)>;

/** Functions listen (`onclick`), everything else is an attribute; what is false or null is left out. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value as EventListener);
    else put(made, name, value);
  }
  made.append(...children.filter((child): child is Node | string => !!child || child === ''));
  return made;
}

export function put(node: Element, name: string, value: string | boolean | number | null | undefined): void {
  const text =
    value === true ? '' : value === false || value === null || value === undefined ? null : String(value);
  if (node.getAttribute(name) === text) return;
  if (text === null) node.removeAttribute(name);
  else node.setAttribute(name, text);
}

/** Only when it is another: what is read aloud is not read again. */
export function say(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Lines of a picture of 24 by 24. */
export function icon(...paths: string[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({
    ...{ viewBox: '0 0 24 24', width: '20', height: '20', fill: 'none', stroke: 'currentColor' },
    ...{
      'stroke-width': '1.75',
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      'aria-hidden': 'true',
    },
  }))
    svg.setAttribute(name, value);
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

export const ICONS = {
  chat: ['M21 12a8 8 0 0 1-8 8H4l1.8-3A8 8 0 1 1 21 12Z'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  down: ['M6 9l6 6 6-6'],
  send: ['M5 12h14', 'M13 6l6 6-6 6'],
  attach: [
    'M20 11.5l-8.2 8.2a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.7-7.7',
  ],
  emoji: [
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
    'M8.5 14.5a4.2 4.2 0 0 0 7 0',
    'M9 9.5h.01',
    'M15 9.5h.01',
  ],
  more: [5, 12, 19].map((x) => `M${x - 0.6} 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0`),
  file: ['M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8l-5-5Z', 'M14 3v5h5'],
} satisfies Record<string, string[]>;

/** Addresses of pages can be followed; nothing else in a text is anything but text. */
export function linked(text: string): (Node | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/)
    .map((piece, index) =>
      index % 2 === 1
        ? el('a', { href: piece, target: '_blank', rel: 'noopener noreferrer nofollow' }, piece)
        : piece,
    );
}
