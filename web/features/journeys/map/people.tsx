import { useMemo } from 'react';
import type { MapPart } from '../../../../server/features/journeys/contract.ts';
import { useUrlFilters } from '../../../ui/index.ts';
import type { AskedMap } from './asked.ts';
import type { Opened } from './evidence-url.ts';
import { PeopleList } from './people-list.tsx';
import { mapPeople, type PeopleQuestion } from './queries.ts';
import { useWhose } from './whose.ts';

interface PeopleProps {
  asked: AskedMap;
  opened: Opened & { part: MapPart };
}

/** The people of one figure of the measured map. */
export function People({ asked, opened }: PeopleProps) {
  const url = useUrlFilters();
  const whose = useWhose();
  const source = useMemo(() => mapPeople(questionOf(asked, opened)), [asked, opened]);
  const hasFigures = Boolean(opened.stage || opened.type);
  return (
    <PeopleList
      source={source}
      title={whose(opened.part, asked.quietDays)}
      onBack={hasFigures ? () => url.clear('part', 'next') : undefined}
    />
  );
}

function questionOf(
  { question }: AskedMap,
  { stage, type, part, next }: PeopleProps['opened'],
): PeopleQuestion {
  const { compare: _, compareSegment: __, compareVersion: ___, ...asked } = question;
  return {
    ...asked,
    part,
    ...(type ? { type } : stage ? { stage } : {}),
    ...(next ? { next } : {}),
  };
}
