/** The figures of a stage or touchpoint as rows: what, how much, how sure, and whose. */
import { useTranslation } from 'react-i18next';
import type { MapPart } from '../../../../server/features/journeys/map/asked-contract.ts';
import { CONTACT_DAYS } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { type Format, useFormat } from '../../../format.ts';
import { FEW, figureOf, type Measure, type Measured, score, signed, useMeasure } from './measures.ts';
import { useWhyNothing } from './why-nothing.ts';

export interface EvidenceRow {
  /** Whose people it opens. */
  part?: MapPart;
  label: string;
  value: string;
  /** The 95 % interval and what was counted, or that it is too few. */
  honesty?: string;
  /** The same on the other side of the comparison. */
  was?: string;
  /** It is a part of the row above it. */
  inner?: boolean;
}

export function useEvidenceRows(
  of: Measured,
  before: Measured | undefined,
  quietDays: number,
): EvidenceRow[] {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const honest = useHonesty(format);
  const whyNothing = useWhyNothing();
  const { measure: chosen } = useMeasure();
  const was = (measure: Measure) => before && figureOf(measure, before, format)?.text;
  const count = (value: number | undefined) => (value === undefined ? undefined : format.number(value));
  return [
    {
      part: 'all',
      label: t('figure.customers'),
      value: format.number(of.customers),
      was: count(before?.customers),
    },
    {
      part: 'all',
      label: t('figure.occurrences'),
      value: format.number(of.occurrences),
      was: count(before?.occurrences),
    },
    ...timeRows(of),
    ...goingOnRows(of),
    ...emotionRows(of),
    ...notedRows(of),
    ...scoreRows(of),
    {
      part: of.contacts.count ? 'contacts' : undefined,
      label: t('figure.contacts', { count: CONTACT_DAYS }),
      value: format.number(of.contacts.count),
      honesty:
        of.contacts.per100 === null
          ? undefined
          : t('figure.per100', { value: format.number(of.contacts.per100, 1) }),
      was: count(before?.contacts.count),
    },
  ];

  /** A dash, and why it is one. */
  function nothing(measure: Measure, label: string): EvidenceRow {
    return { label, value: '–', honesty: whyNothing(measure, of), was: was(measure) };
  }

  function timeRows({ medianGapSeconds: median, p90GapSeconds: p90 }: Measured): EvidenceRow[] {
    if (median === null) return [nothing('gap', t('figure.gap'))];
    return [
      {
        label: t('figure.gap'),
        value: format.duration(median),
        honesty: p90 === null ? undefined : t('figure.p90', { time: format.duration(p90) }),
        was: before?.medianGapSeconds == null ? undefined : format.duration(before.medianGapSeconds),
      },
    ];
  }

  function goingOnRows({
    continueShare,
    leaveShare,
    known,
    continued,
    left,
    ...rest
  }: Measured): EvidenceRow[] {
    const unknown = 'visits' in rest ? rest.visits - known : rest.occurrences - known;
    const recent =
      unknown > 0
        ? [
            {
              part: 'unknown' as const,
              label: t('figure.unknown'),
              value: format.number(unknown),
              inner: true,
            },
          ]
        : [];
    if (continueShare === null || leaveShare === null) {
      return [nothing('leave', t('figure.leave', { count: quietDays })), ...recent];
    }
    const counted = 'visits' in rest ? 'visits' : 'times';
    const ends = (low: number | null, high: number | null) =>
      honest({ n: known, low, high, small: rest.smallKnown }, counted, (value) => format.percent(value));
    return [
      {
        part: continued ? 'continued' : undefined,
        label: t('figure.continue', { count: quietDays }),
        value: format.percent(continueShare),
        honesty: ends(rest.continueLow, rest.continueHigh),
        was: was('continue'),
      },
      {
        part: left ? 'left' : undefined,
        label: t('figure.leave', { count: quietDays }),
        value: format.percent(leaveShare),
        honesty: ends(rest.leaveLow, rest.leaveHigh),
        was: was('leave'),
      },
      ...recent,
    ];
  }

  function emotionRows({ emotion, ...rest }: Measured): EvidenceRow[] {
    if (!emotion) return [nothing('emotion', t('figure.emotion'))];
    const { ratings, facts, sentiment } = emotion.from;
    const rating = 'rating' in rest ? rest.rating : null;
    const part = (
      name: 'ratings' | 'facts' | 'sentiment',
      whose: MapPart | undefined,
      { n, value }: typeof ratings,
    ) =>
      n > 0
        ? [
            {
              part: whose,
              label: t(`figure.${name}`, { count: n, n: format.number(n) }),
              value: value === null ? '' : signed(value, format),
              inner: true,
            },
          ]
        : [];
    return [
      {
        label: t('figure.emotion'),
        value: signed(emotion.value, format),
        honesty: honest(emotion, 'felt', (value) => signed(value, format)),
        was: was('emotion'),
      },
      ...part('ratings', 'rated', ratings),
      ...(rating
        ? [
            {
              part: rating.lowShare > 0 ? ('rated-low' as const) : undefined,
              label: t('figure.lowest', { lowest: format.number(rating.scale[0]) }),
              value: format.percent(rating.lowShare),
              honesty: t('figure.mean', {
                mean: score(rating.mean, format, 2),
                low: format.number(rating.scale[0]),
                top: format.number(rating.scale[1]),
              }),
              inner: true,
            },
          ]
        : []),
      ...part('facts', 'facts', facts),
      ...part('sentiment', undefined, sentiment),
    ];
  }

  function notedRows(measured: Measured): EvidenceRow[] {
    const noted = notedOf(measured);
    if (!noted) return [];
    const wasNoted = before && notedOf(before);
    return [
      {
        part: 'noted',
        label: t('figure.noted'),
        value: signed(noted.value, format),
        honesty: honest(noted, 'noted', (value) => signed(value, format)),
        was: wasNoted ? signed(wasNoted.value, format) : undefined,
      },
    ];
  }

  function scoreRows(measured: Measured): EvidenceRow[] {
    return (['csat', 'ces', 'nps'] as const).flatMap((id) => {
      const figure = measured[id];
      // Nobody asks in every way: only what was looked for is said to be missing.
      if (!figure) return id === chosen ? [nothing(id, t(`measure.${id}`))] : [];
      const end = {
        csat: format.percent,
        ces: (v: number) => score(v, format),
        nps: (v: number) => signed(v, format, 0),
      };
      return [
        {
          part: id,
          label: t(`measure.${id}`),
          value: end[id](figure.value),
          honesty: honest(figure, 'answers', end[id]),
          was: was(id),
        },
      ];
    });
  }
}

/** Stages have touchpoints of many kinds, and nobody notes anything of most of them. */
const notedOf = (of: Measured) => ('noted' in of ? of.noted : null);

interface Sure {
  n: number;
  low: number | null;
  high: number | null;
  small: boolean;
}

/** What the n of a figure counts. */
type Counted = 'times' | 'visits' | 'felt' | 'noted' | 'answers';

/** `82 – 86 %, of 1,290 times`, or that they are too few to mean anything. */
function useHonesty(
  format: Format,
): (figure: Sure, what: Counted, written: (value: number) => string) => string {
  const { t } = useTranslation('journeys');
  return ({ n, low, high, small }, what, written) => {
    const counted = t(`counted.${what}`, { count: n, n: format.number(n) });
    if (small && n < FEW) return t('honesty.smallOf', { counted });
    if (low === null || high === null) return counted;
    return t('honesty.intervalOf', { low: written(low), high: written(high), counted });
  };
}
