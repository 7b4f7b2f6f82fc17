import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { useRetentionNames } from './period-name.ts';
import type { RetentionAnswer } from './queries.ts';
import own from './retention.module.css';
import { shadeOf } from './shade.ts';

const NAME_WIDTH = 190;
const SIZE_WIDTH = 80;
const CELL_WIDTH = 72;
const ROW_HEIGHT = 30;
const FONT = 13;

/** The grid as a drawing, off the stage: a picture can only be taken of one, and a table cannot be taken at all. */
export function GridPicture({ answer, ref }: { answer: RetentionAnswer; ref: Ref<SVGSVGElement> }) {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const names = useRetentionNames(answer);
  const shade = shadeOf(answer);
  const columns = Math.max(...answer.cohorts.map(({ periods }) => periods.length));
  const left = NAME_WIDTH + SIZE_WIDTH;
  const middle = (period: number) => left + (period + 0.5) * CELL_WIDTH;
  const baseline = (row: number) => row * ROW_HEIGHT + ROW_HEIGHT / 2 + FONT / 3;
  return (
    <svg
      ref={ref}
      className={own.offstage}
      width={left + columns * CELL_WIDTH}
      height={(answer.cohorts.length + 1) * ROW_HEIGHT}
      fontSize={FONT}
      aria-hidden="true"
    >
      <g style={{ fill: 'var(--ink-soft)' }}>
        <text y={baseline(0)}>{t('retention.began')}</text>
        {Array.from({ length: columns }, (_, period) => (
          <text key={names.period(period)} x={middle(period)} y={baseline(0)} textAnchor="middle">
            {names.period(period)}
          </text>
        ))}
      </g>
      {answer.cohorts.map((cohort, index) => (
        <g key={cohort.at} style={{ fill: 'var(--ink)' }}>
          <text y={baseline(index + 1)}>{names.cohort(cohort.at)}</text>
          <text x={left - 12} y={baseline(index + 1)} textAnchor="end">
            {format.number(cohort.customers)}
          </text>
          {cohort.periods.map(({ period, share, known }) => (
            <g key={period}>
              <rect
                x={left + period * CELL_WIDTH + 1}
                y={(index + 1) * ROW_HEIGHT + 1}
                width={CELL_WIDTH - 2}
                height={ROW_HEIGHT - 2}
                style={{
                  fill: known ? `color-mix(in oklab, var(--accent) ${shade(share)}%, var(--panel))` : 'none',
                  stroke: known ? 'none' : 'var(--line-strong)',
                  strokeDasharray: '3 3',
                }}
              />
              <text x={middle(period)} y={baseline(index + 1)} textAnchor="middle">
                {format.percent(share, share < 0.1 ? 1 : 0)}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}
