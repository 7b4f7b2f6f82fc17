/** A map being drawn by hand: pure changes of its steps, and the first draft from what really happens. */
import type { z } from 'zod';
import type { Step } from '../../../../server/features/journeys/intended/contract.ts';
import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import type { IntendedMap } from './queries.ts';

export type DrawnStep = z.output<typeof Step> & {
  /** Tells steps apart while they change places. */
  id: number;
};

export interface Drawing {
  name: string;
  steps: DrawnStep[];
}

export const UNITS = { minute: 60, hour: 3_600, day: 86_400 } as const;
export type Unit = keyof typeof UNITS;

/** A time in the largest unit in which it is whole: `[2, 'day']`. */
export function inUnit(seconds: number): [number, Unit] {
  const unit = (['day', 'hour', 'minute'] as const).find((one) => seconds % UNITS[one] === 0) ?? 'minute';
  return [Math.max(1, Math.round(seconds / UNITS[unit])), unit];
}

export function drawingOf({ name, steps }: IntendedMap): Drawing {
  return { name, steps: steps.map((step, id) => ({ ...step, id })) };
}

/** One step for every stage in which something happened: its touchpoint with the most people. */
export function firstDrawing(
  name: string,
  map: JourneyMap | undefined,
  title: (type: string) => string,
): Drawing {
  const tops = (map?.stages ?? []).flatMap(({ key, touchpoints }) => {
    const [top] = touchpoints;
    return top ? [{ stage: key, type: top.type }] : [];
  });
  const steps = tops.map(({ stage, type }, id) => ({
    ...emptyStep(id),
    title: title(type),
    stage,
    types: [type],
  }));
  return { name, steps: steps.length >= 2 ? steps : [emptyStep(0), emptyStep(1)] };
}

export function emptyStep(id: number): DrawnStep {
  return { id, title: '', stage: null, types: [], promiseSeconds: null, expectedEmotion: null };
}

export function changeStep({ steps, ...rest }: Drawing, id: number, change: Partial<DrawnStep>): Drawing {
  return { ...rest, steps: steps.map((step) => (step.id === id ? { ...step, ...change } : step)) };
}

/** @param by −1 earlier, 1 later; stays at the ends */
export function moveStep(drawing: Drawing, id: number, by: -1 | 1): Drawing {
  const from = drawing.steps.findIndex((step) => step.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= drawing.steps.length) return drawing;
  const steps = [...drawing.steps];
  steps.splice(to, 0, ...steps.splice(from, 1));
  return { ...drawing, steps };
}

export function addStep(drawing: Drawing): Drawing {
  const id = Math.max(-1, ...drawing.steps.map((step) => step.id)) + 1;
  return { ...drawing, steps: [...drawing.steps, emptyStep(id)] };
}

export function removeStep(drawing: Drawing, id: number): Drawing {
  return { ...drawing, steps: drawing.steps.filter((step) => step.id !== id) };
}

/** Every step has a title and stands for something. */
export function isDrawn({ name, steps }: Drawing): boolean {
  return (
    name.trim() !== '' && steps.length >= 2 && steps.every(({ title, types }) => title.trim() && types.length)
  );
}

/** As the server takes it; the last step promises nothing. */
export function bodyOf({ name, steps }: Drawing) {
  return {
    name: name.trim(),
    steps: steps.map(({ id: _, ...step }, index) => ({
      ...step,
      title: step.title.trim(),
      promiseSeconds: index === steps.length - 1 ? null : step.promiseSeconds,
    })),
  };
}
