/** What happened, in plain words: one sentence for each touchpoint, and the customer's own words where there are any. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { typeKey } from '../../../../server/features/touchpoints/type-key.ts';
import { type Format, useFormat } from '../../../format.ts';
import type timeline from '../../../locales/en/timeline.json';
import { ratingSentiment } from '../../../ui/index.ts';
import { useSurveyName } from '../../catalogue/survey-name.ts';
import { detailOf, numberOf, shortNameOfOrder, textOf } from './properties.ts';
import type { StoryItem } from './story-item.ts';
import { voiceOf, type Words } from './voice.ts';

export interface Sentence {
  text: string;
  /** A quiet addition: the path of a page. */
  aside?: string | undefined;
  /** Money that changed hands. */
  amount?: string | undefined;
  /** What the customer said. */
  voice?: Words | undefined;
  /** How they felt, −1 to 1, where they said so by a score. */
  sentiment?: number | undefined;
}

type Said = keyof typeof timeline.said;
type T = ReturnType<typeof useTranslation<'timeline'>>['t'];

/** Says what happened in the reader's language. Types nobody wrote a sentence for are called by their name. */
export function useSentences(): (item: StoryItem) => Sentence {
  const { t, i18n } = useTranslation('timeline');
  const format = useFormat();
  const surveyName = useSurveyName();
  const texts: typeof timeline = i18n.getResourceBundle(i18n.language, 'timeline');
  return useCallback(
    (item) => {
      const sentences = { t, format, said: saidKeys(texts.said), surveyName };
      return { ...factsOf(item, sentences), voice: voiceOf(item) };
    },
    [t, format, texts, surveyName],
  );
}

/** What many of one type say together: their sentence where it is one and the same, or else that of their type. */
export function useSentenceOfAll(): (items: readonly StoryItem[]) => { what: string; isWhole: boolean } {
  const { t, i18n } = useTranslation('timeline');
  const sentenceOfOne = useSentences();
  const texts: typeof timeline = i18n.getResourceBundle(i18n.language, 'timeline');
  return (items) => {
    const [text, ...others] = new Set(items.map((item) => sentenceOfOne(item).text));
    if (text !== undefined && others.length === 0) return { what: text, isWhole: true };
    const key = saidKeys(texts.said).get(typeKey(items[0]!.type));
    return { what: key ? t(`said.${key}`) : items[0]!.type, isWhole: false };
  };
}

interface Language {
  t: T;
  format: Format;
  /** Type key (`orderdelivered`) → text key (`orderDelivered`). */
  said: Map<string, Said>;
  surveyName: ReturnType<typeof useSurveyName>;
}

const keysOf = new WeakMap<object, Map<string, Said>>();

function saidKeys(texts: object): Map<string, Said> {
  const known =
    keysOf.get(texts) ?? new Map(Object.keys(texts).map((key) => [key.toLowerCase(), key as Said]));
  keysOf.set(texts, known);
  return known;
}

function factsOf(item: StoryItem, language: Language): Sentence {
  const key = typeKey(item.type);
  if (key === 'surveyanswered' || item.kind === 'response') return answer(item, language);
  if (key === 'orderdelivered' || key === 'orderdeliveredlate') return delivery(item, language);
  if (key === 'deliverypromised') return promise(item, language);
  if (key === 'surveysent' && item.properties.delivered === false) return unreached(item, language);
  return {
    text: sentenceOf(item.type, aboutOf(item, language), language),
    aside: pathBesideTitle(item),
    amount: amountOf(item, language.format),
  };
}

function aboutOf(item: StoryItem, { format, surveyName }: Language): string | undefined {
  const detail = detailOf(item, format);
  return typeKey(item.type).startsWith('survey') ? surveyName(detail) : detail;
}

function sentenceOf(type: string, what: string | undefined, { t, said }: Language): string {
  const key = said.get(typeKey(type));
  if (!key) return what ? `${type}: ${what}` : type;
  if (what === undefined) return t(`said.${key}`);
  return t(`said.${`${key}With` as Said}`, { what });
}

function answer(item: StoryItem, language: Language): Sentence {
  const { t, format } = language;
  const { properties } = item;
  const score = numberOf(properties.score ?? properties.rating);
  const [lowest, highest] = scaleOf(properties.scale);
  const number = shortNameOfOrder(item);
  const aside = number && t('about', { number });
  if (score === undefined)
    return {
      text: sentenceOf('Survey Answered', language.surveyName(textOf(properties.survey)), language),
      aside,
    };
  const shown = format.number(score, 1);
  if (highest === undefined || lowest === undefined) return { text: t('answered', { score: shown }), aside };
  const key =
    ({ nps: 'recommended', ces: 'easy', custom: 'rated' } as const)[String(properties.metric)] ?? 'rated';
  return {
    text: t(key, { score: shown, max: format.number(highest) }),
    aside,
    sentiment: properties.metric === 'custom' ? undefined : ratingSentiment(score, lowest, highest),
  };
}

/** Asked, and it came back. */
const unreached = (item: StoryItem, language: Language): Sentence => ({
  text: sentenceOf(item.type, aboutOf(item, language), language),
  aside: language.t('notDelivered'),
});

function scaleOf(scale: unknown): [number | undefined, number | undefined] {
  if (!Array.isArray(scale)) return [undefined, undefined];
  const [lowest, highest] = [numberOf(scale[0]), numberOf(scale[1])];
  return lowest !== undefined && highest !== undefined && highest > lowest
    ? [lowest, highest]
    : [undefined, undefined];
}

const DAY_SECONDS = 86_400;

function delivery(item: StoryItem, language: Language): Sentence {
  const { t, format } = language;
  const seconds = lateBy(item);
  const number = shortNameOfOrder(item);
  if (!seconds) return { text: sentenceOf(item.type, number, language) };
  const sentence = sentenceOf('Order Delivered', number, language);
  const days = Math.floor(seconds / DAY_SECONDS);
  const time = days > 0 ? t('days', { count: days }) : format.duration(seconds);
  return { text: t('late', { sentence, time }) };
}

/** Seconds, as told with the delivery or as the order knows. */
function lateBy({ properties, order, at }: StoryItem): number | undefined {
  const told = numberOf(properties.lateSeconds);
  if (told || !order?.promisedAt) return told;
  return Math.max(0, (Date.parse(order.deliveredAt ?? at) - Date.parse(order.promisedAt)) / 1000);
}

function promise(item: StoryItem, language: Language): Sentence {
  const { t, format } = language;
  const sentence = sentenceOf(item.type, shortNameOfOrder(item), language);
  const by = textOf(item.properties.promisedAt) ?? item.order?.promisedAt;
  if (!by || Number.isNaN(Date.parse(by))) return { text: sentence };
  return { text: t('promisedBy', { sentence, date: format.date(by) }) };
}

function pathBesideTitle({ kind, properties }: StoryItem): string | undefined {
  return kind === 'page' && properties.title ? textOf(properties.path) : undefined;
}

function amountOf({ properties, order, type }: StoryItem, format: Format): string | undefined {
  const refunded = numberOf(properties.refundedMinor);
  const total =
    numberOf(properties.totalMinor) ?? (typeKey(type) === 'ordercompleted' ? order?.totalMinor : undefined);
  const minor = refunded ?? total;
  if (minor === undefined || minor === null) return undefined;
  return format.money(minor, textOf(properties.currency) ?? order?.currency ?? undefined);
}
