/** The touchpoint types that a question may be about. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Option } from '../../../ui/index.ts';
import { useTypeName } from '../../catalogue/names.ts';
import { countsQuery, stagesQuery, type TouchpointType, typesQuery } from '../../catalogue/queries.ts';
import { useMay } from '../../session/session.ts';

/** The most frequent first. Those already chosen are among them, whatever the catalogue says. */
export function useTypeOptions(chosen: readonly string[] = []): Option[] {
  const typeName = useTypeName();
  const { types, countOf } = useTypes();
  return useMemo(() => {
    const known = types.map(({ name }) => name);
    const missing = chosen.filter((name) => !known.includes(name));
    return [...missing, ...known]
      .sort((one, other) => (countOf.get(other) ?? 0) - (countOf.get(one) ?? 0))
      .map((name) => ({ value: name, label: typeName(name) }));
  }, [types, countOf, chosen, typeName]);
}

/** Undefined while it is asked which types and stages there are. */
export function useUsualSteps(): string[][] | undefined {
  const may = useMay()('catalogue.read');
  const { data: stages } = useQuery({ ...stagesQuery, enabled: may });
  const { types, countOf, asked } = useTypes();
  if (!may) return [];
  if (!stages || !asked) return undefined;
  return usualSteps(
    stages.items.map(({ key }) => key),
    types.map(({ name, stage, momentOfTruth }) => ({
      ...{ name, momentOfTruth, stage: stage?.key },
      count: countOf.get(name) ?? 0,
    })),
  );
}

const USUAL_STEPS = 4;
/** Moments of truth stand for their stage unless they are rare beside what happens there most. */
const TRUTH_SHARE = 0.1;

interface CountedType {
  name: string;
  stage: string | undefined;
  momentOfTruth: boolean;
  count: number;
}

/** Nobody is meant to come through these; and who saw an ad was led on by it, so that all of them do the next step. */
const ASIDE = ['awareness', 'support', 'loyalty', 'leaving'];

/**
 * The way through the stages that people walk themselves: of each its moments of truth, any of which is the step (a
 * parcel that came late came, too), or what happens most there.
 */
export function usualSteps(stages: readonly string[], types: readonly CountedType[]): string[][] {
  const happened = types.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
  const wanted = stages.filter((stage) => !ASIDE.includes(stage));
  const main = wanted
    .map((stage) => mainOf(happened.filter((type) => type.stage === stage)))
    .filter((names) => names.length > 0);
  const steps = main.length >= 2 ? main : happened.map(({ name }) => [name]);
  return steps.slice(0, USUAL_STEPS);
}

/** @param types of one stage, the most frequent first */
function mainOf(types: readonly CountedType[]): string[] {
  const most = types[0];
  if (!most) return [];
  const truths = types.filter(({ momentOfTruth }) => momentOfTruth);
  const isUsual = truths[0] !== undefined && truths[0].count >= most.count * TRUTH_SHARE;
  return isUsual ? truths.map(({ name }) => name) : [most.name];
}

const NO_TYPES: TouchpointType[] = [];

function useTypes() {
  const may = useMay()('catalogue.read');
  const { data: types } = useQuery({ ...typesQuery, enabled: may });
  const { data: counts } = useQuery({ ...countsQuery, enabled: may });
  const countOf = useMemo(
    // Too rare for the sample to say how often: seldom, but it happened.
    () => new Map((counts?.items ?? []).map(({ name, count }) => [name, count ?? 1])),
    [counts],
  );
  return { types: types?.items ?? NO_TYPES, countOf, asked: Boolean(types && counts) };
}
