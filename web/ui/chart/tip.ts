import styles from './chart.module.css';

export interface TipLine {
  text: string;
  strong?: boolean;
}

/** What a chart says under the pointer. Made of elements, never of markup: names in it come from anywhere. */
export function tip(head: string, lines: readonly TipLine[]): HTMLElement {
  const box = document.createElement('div');
  box.className = styles.tip ?? '';
  const add = (tag: string, text: string) => {
    const line = document.createElement(tag);
    line.textContent = text;
    box.append(line);
  };
  add('small', head);
  for (const { text, strong } of lines) add(strong ? 'b' : 'small', text);
  return box;
}

/** How the surface under the pointer looks. */
export function tipBox(look: { panel: string; lineStrong: string }) {
  return {
    backgroundColor: look.panel,
    borderColor: look.lineStrong,
    borderWidth: 1,
    padding: [8, 10],
    confine: true,
    transitionDuration: 0,
    extraCssText: 'box-shadow: var(--shadow-float); border-radius: var(--radius-m);',
  };
}
