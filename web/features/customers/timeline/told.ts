/** What was told with a touchpoint, as a reader would say it: known properties by their names, values in their units. */
import { useTranslation } from 'react-i18next';
import { typeKey } from '../../../../server/features/touchpoints/type-key.ts';
import { type Format, useFormat } from '../../../format.ts';
import { dateFormat } from '../../../intl.ts';
import type timeline from '../../../locales/en/timeline.json';
import { usePropertyName } from '../../catalogue/property-names.ts';
import { useSurveyName } from '../../catalogue/survey-name.ts';
import { numberOf, textOf } from './properties.ts';
import type { StoryItem } from './story-item.ts';

type Known = keyof typeof timeline.told;

/** Known properties under plain words; of two that are called the same, the second keeps the name it was told with. */
export function useTold({
  properties,
  order,
}: Pick<StoryItem, 'properties' | 'order'>): { label: string; value: unknown }[] {
  const { t, i18n } = useTranslation('timeline');
  const format = useFormat();
  const propertyName = usePropertyName();
  const surveyName = useSurveyName();
  const texts: typeof timeline = i18n.getResourceBundle(i18n.language, 'timeline');
  const known = new Map(Object.keys(texts.told).map((name) => [name.toLowerCase(), name as Known]));
  const currency = textOf(properties.currency) ?? order?.currency ?? undefined;
  const taken = new Set<string>();
  return Object.entries(properties).map(([name, value]) => {
    const key = known.get(typeKey(name));
    const plain = key ? t(`told.${key}`) : propertyName(name);
    const label = taken.has(plain) ? name : plain;
    taken.add(label);
    const isSurvey = typeKey(name) === 'survey' && typeof value === 'string';
    return { label, value: isSurvey ? surveyName(value) : inUnits(key, value, format, currency) };
  });
}

const A_DAY = /^\d{4}-\d\d-\d\d$/;
const A_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

function inUnits(key: Known | undefined, value: unknown, format: Format, currency?: string): unknown {
  const moment = typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined;
  if (moment && A_MOMENT.test(moment)) return format.dateTime(moment);
  if (moment && A_DAY.test(moment)) return dayAlone(moment, format);
  if (key === 'scale' && Array.isArray(value)) return value.join('–');
  const number = numberOf(value);
  if (number === undefined || !key) return value;
  if (key.endsWith('Seconds')) return format.duration(number);
  if (key.endsWith('Minor')) return format.money(number, currency);
  return key === 'score' || key === 'rating' || key === 'quantity' ? format.number(number, 2) : value;
}

/** A day without an hour is the same day in every time zone. */
function dayAlone(day: string, { locale }: Format): string {
  return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}
