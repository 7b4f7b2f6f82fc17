/**
 * A question about journeys as it stands in the URL: its settings by the names that the server has for them, the
 * period as everywhere in the app. What a reader mistyped there is passed on: the server says what would be right.
 */
import type { z } from 'zod';
import { type UrlFilters, useUrlFilters } from '../../../ui/index.ts';
import { useNarrowing } from '../../narrowing/narrowing.ts';
import { asQuery, type Period, type Preset } from '../../narrowing/period.ts';
import { usePeriod } from '../../narrowing/use-period.ts';

type Schema = z.ZodObject;
export type Settings = Record<string, unknown>;

export interface Asked<S extends Schema = Schema> {
  period: Period;
  usualPeriod: Preset;
  /** What is sent to the server; what the URL leaves out is left to it. */
  question: z.input<S>;
  /** The same with what holds where nothing is said, or where the URL makes no sense. */
  settings: z.output<S>;
}

export interface Askable<S extends Schema> {
  schema: S;
  /** The question's own settings in the URL. */
  names: readonly (keyof z.output<S> & string)[];
  /** Those that are lists. */
  lists?: readonly string[];
  usualPeriod: Preset;
}

/** Undefined until it is known when anything last happened. @param usual settings where the URL says nothing */
export function useAsked<S extends Schema>(askable: Askable<S>, usual: Settings = {}): Asked<S> | undefined {
  const url = useUrlFilters();
  const period = usePeriod(askable.usualPeriod);
  const narrowing = useNarrowing();
  if (!period) return undefined;
  const own = { ...usual, ...written(url, askable) };
  const question = { ...asQuery(period), ...narrowing, ...own } as z.input<S>;
  return {
    period,
    usualPeriod: askable.usualPeriod,
    question,
    settings: read(askable.schema, question),
  };
}

function written(url: UrlFilters, { names, lists = [] }: Pick<Askable<Schema>, 'names' | 'lists'>): Settings {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = lists.includes(name) ? url.all(name) : url.one(name);
      return value?.length ? [[name, value]] : [];
    }),
  );
}

/** Each setting that makes sense; the others are as if nobody had said them. */
function read<S extends Schema>(schema: S, question: z.input<S>): z.output<S> {
  const sensible = Object.entries(question as Settings).filter(
    ([name, value]) => (schema.shape[name] as z.ZodType | undefined)?.safeParse(value).success,
  );
  return schema.parse(Object.fromEntries(sensible));
}

/** The names in the URL that a question is made of, beside its time and what narrows it. */
export function allSettings({ names }: Pick<Askable<Schema>, 'names'>): string[] {
  return ['who', 'of', ...names];
}
