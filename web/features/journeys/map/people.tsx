import { useMemo } from 'react';
import type { MapPart } from '../../../../server/features/journeys/map/asked-contract.ts';
import { PeopleList } from '../../people/people-list.tsx';
import type { AskedMap } from './asked.ts';
import { type Opened, useOpened } from './evidence-url.ts';
import { mapPeople, type PeopleQuestion } from './queries.ts';
import { useWhose } from './whose.ts';

interface PeopleProps {
  /** Of what: a stage, a touchpoint, everybody. */
  of: string;
  asked: AskedMap;
  opened: Opened & { part: MapPart };
}

/** The people of one figure of the measured map. */
export function People({ of, asked, opened }: PeopleProps) {
  const { back } = useOpened();
  const whose = useWhose();
  const source = useMemo(() => mapPeople(questionOf(asked, opened)), [asked, opened]);
  const title = whose(opened, asked.quietDays);
  const hasFigures = Boolean(opened.stage || opened.type);
  return (
    <PeopleList
      source={source}
      name={`${of} · ${title}`}
      title={title}
      onBack={hasFigures ? back : undefined}
    />
  );
}

function questionOf(
  { question }: AskedMap,
  { stage, type, part, next, group }: PeopleProps['opened'],
): PeopleQuestion {
  const { compare: _, compareSegment: __, compareVersion: ___, ...asked } = question;
  return {
    ...asked,
    part,
    ...(type ? { type } : stage ? { stage } : {}),
    ...(next ? { next } : {}),
    ...(group ? { what: group.what, value: group.value, ...(group.name ? { name: group.name } : {}) } : {}),
  };
}
