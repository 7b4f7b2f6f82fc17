/** The colours of tokens.css as a chart needs them: each resolved for light or dark. */
import { type RefObject, useEffect, useState } from 'react';

const TOKENS = {
  ink: '--ink',
  inkSoft: '--ink-soft',
  inkFaint: '--ink-faint',
  line: '--line',
  lineStrong: '--line-strong',
  panel: '--panel',
  accent: '--accent',
  accentSoft: '--accent-soft',
  onAccent: '--on-accent',
  rust: '--rust',
  sand: '--sand',
  lake: '--lake',
  series1: '--series-1',
  series2: '--series-2',
  series3: '--series-3',
  series4: '--series-4',
  series5: '--series-5',
  series6: '--series-6',
} as const;

export type ChartLook = Record<keyof typeof TOKENS, string> & { sans: string; surface: string };

/** A point that does not count fully: a ring, and in it the surface that the chart lies on, in dark too. */
export const hollow = (look: ChartLook, colour: string) =>
  ({ symbol: 'circle', itemStyle: { color: look.surface, borderColor: colour, borderWidth: 2 } }) as const;

/** Changes with the theme, whoever changes it: the reader or the device. */
export function useChartLook(place: RefObject<HTMLElement | null>): ChartLook {
  const [look, setLook] = useState(() => readLook(place.current));
  useEffect(() => {
    const again = () => setLook(readLook(place.current));
    again();
    const themed = new MutationObserver(again);
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const device = matchMedia('(prefers-color-scheme: dark)');
    device.addEventListener('change', again);
    return () => {
      themed.disconnect();
      device.removeEventListener('change', again);
    };
  }, [place]);
  return look;
}

/** One element each: a colour that changes on an element that is there already may come by a transition. */
function readLook(place: HTMLElement | null): ChartLook {
  const probes = Object.entries(TOKENS).map(([name, token]) => {
    const probe = document.createElement('span');
    probe.style.color = `var(${token})`;
    return { name, probe };
  });
  document.body.append(...probes.map(({ probe }) => probe));
  const colours = probes.map(({ name, probe }) => [name, getComputedStyle(probe).color]);
  const sans = getComputedStyle(document.body).fontFamily;
  for (const { probe } of probes) probe.remove();
  const surface = surfaceBehind(place ?? document.body);
  return { ...(Object.fromEntries(colours) as Record<keyof typeof TOKENS, string>), sans, surface };
}

const CLEAR = 'rgba(0, 0, 0, 0)';

/** The nearest colour behind an element that is not clear. */
function surfaceBehind(element: HTMLElement): string {
  const colour = getComputedStyle(element).backgroundColor;
  return colour === CLEAR && element.parentElement ? surfaceBehind(element.parentElement) : colour;
}

/** Lines that are told apart by more than colour: each has its own dashes, too. */
export function seriesLook(look: ChartLook, index: number) {
  const colours = [look.series1, look.series2, look.series3, look.series4, look.series5, look.series6];
  const dashes = ['solid', [7, 3], [2, 3], [10, 3, 2, 3], [5, 2], [1, 2]] as const;
  const at = index % colours.length;
  return { color: colours[at]!, type: dashes[at] as 'solid' | number[] };
}
