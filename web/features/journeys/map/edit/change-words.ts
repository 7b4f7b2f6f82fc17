/** What a map changes, line by line, in the reader's language. */
import { useTranslation } from 'react-i18next';
import type { MapChanges } from '../../../../../server/features/touchpoints/map-contract.ts';
import { useFormat } from '../../../../format.ts';
import { useStageName, useTypeName } from '../../../catalogue/names.ts';
import type { Draft } from './draft.ts';

const NAMED = 6;

interface Between {
  draft: Draft;
  now: Draft;
}

/** @param between the maps whose stages the changes name */
export function useChangeWords({ draft, now }: Between): (changes: MapChanges) => string[] {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const stageName = useStageName();
  const typeName = useTypeName();
  const names = new Map([...now.stages, ...draft.stages].map((stage) => [stage.key, stageName(stage)]));
  const place = (key: string | null) => (key === null ? t('edit.noStage') : (names.get(key) ?? key));
  return ({ stages, types }) => [
    ...stages.added.map((stage) => t('change.added', { stage: stageName(stage) })),
    ...stages.removed.map((stage) => t('change.removed', { stage: stageName(stage), count: stage.types })),
    ...stages.renamed.map(({ key, from, to }) =>
      t('change.renamed', { from: stageName({ key, name: from }), to }),
    ),
    ...(stages.reordered ? [t('change.reordered')] : []),
    ...firstOf(
      types.moved.map(({ name, from, to }) =>
        t('change.moved', { name: typeName(name), from: place(from), to: place(to) }),
      ),
    ),
    ...types.momentsOfTruth.map(({ name, to }) =>
      t(to ? 'change.truth' : 'change.noTruth', { name: typeName(name) }),
    ),
  ];

  function firstOf(lines: string[]): string[] {
    const rest = lines.length - NAMED;
    if (rest <= 0) return lines;
    return [...lines.slice(0, NAMED), t('change.more', { count: rest, shown: format.number(rest) })];
  }
}
