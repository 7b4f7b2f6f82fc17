import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Field, Select, TextLink, useUrlFilters } from '../../../ui/index.ts';
import { CompareControl } from '../../narrowing/compare-control.tsx';
import { useTimeComparisonName } from '../../narrowing/comparison.ts';
import styles from '../../narrowing/controls.module.css';
import { NoSegments } from '../../narrowing/no-segments.tsx';
import { segmentsQuery } from '../../narrowing/queries.ts';
import { useMay } from '../../session/session.ts';
import type { AskedMap, Comparison, OtherComparison } from './asked.ts';
import { earlierOf, NOW, useOtherVersions, useVersionOptions, versionsQuery } from './versions.ts';

const EVERYBODY = 'everybody';

/** What the map is held against: another time, another segment, another version of it. */
export function MapCompareControl({ asked }: { asked: AskedMap }) {
  const url = useUrlFilters();
  const name = useComparisonName();
  const versions = useOtherVersions(asked.version);
  const others = useOthers(versions.length > 0);
  const choose = (comparison: Comparison) =>
    url.set({
      compare: comparison === 'previous' ? undefined : comparison,
      compareSegment: undefined,
      compareVersion: comparison === 'version' ? written(earlierOf(versions, asked.version)) : undefined,
    });
  return (
    <CompareControl<OtherComparison>
      period={asked.period}
      value={asked.comparison}
      others={others}
      shown={name(asked)}
      onChoose={choose}
      more={
        <>
          {asked.comparison === 'segment' && <SegmentChoice />}
          {asked.comparison === 'version' && <VersionChoice others={versions} />}
          <NoneYet hasVersions={versions.length > 0} />
        </>
      }
    />
  );
}

/** As the address has it: the map as it is now stands there by nothing. */
const written = (version: { value: string } | undefined) =>
  version?.value === NOW ? undefined : version?.value;

/** Only what there is; what there is not yet is told below. */
function useOthers(hasVersions: boolean): { value: OtherComparison; label: string }[] {
  const { t } = useTranslation('journeys');
  const { data: segments } = useQuery(segmentsQuery);
  return [
    ...(segments?.items.length ? [{ value: 'segment' as const, label: t('compare.segment') }] : []),
    ...(hasVersions ? [{ value: 'version' as const, label: t('compare.version') }] : []),
  ];
}

/** What a map could be held against besides, and where one makes it. */
function NoneYet({ hasVersions }: { hasVersions: boolean }) {
  const { t } = useTranslation('journeys');
  const may = useMay();
  const { data: segments } = useQuery(segmentsQuery);
  const { data: versions } = useQuery(versionsQuery);
  return (
    <>
      {segments?.items.length === 0 && <NoSegments />}
      {versions && !hasVersions && (
        <p className={styles.none}>
          {t(versions.items.length ? 'compare.noOtherVersion' : 'compare.noVersions')}{' '}
          {may('catalogue.write') && (
            <TextLink to="/journey" search={{ edit: 'map' }}>
              {t('compare.editMap')}
            </TextLink>
          )}
        </p>
      )}
    </>
  );
}

function SegmentChoice() {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const { data } = useQuery(segmentsQuery);
  return (
    <Field label={t('compare.segment')}>
      <Select
        value={url.one('compareSegment') ?? EVERYBODY}
        options={[
          { value: EVERYBODY, label: t('compare.everybody') },
          ...(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => url.set({ compareSegment: id === EVERYBODY ? undefined : id })}
      />
    </Field>
  );
}

/** What an address asks for is among them, though it say the same. */
function VersionChoice({ others }: { others: { value: string; label: string }[] }) {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const options = useVersionOptions();
  const value = url.one('compareVersion') ?? NOW;
  const all = [{ value: NOW, label: t('version.now') }, ...options];
  return (
    <Field label={t('compare.version')}>
      <Select
        value={value}
        options={all.filter(
          (one) => one.value === value || others.some((other) => other.value === one.value),
        )}
        onChange={(version) => url.set({ compareVersion: written({ value: version }) })}
      />
    </Field>
  );
}

/** The other side of the comparison in a few words: "the 90 days before". */
export function useComparisonName(): (asked: AskedMap) => string {
  const { t } = useTranslation('journeys');
  const timeName = useTimeComparisonName();
  const { data: segments } = useQuery(segmentsQuery);
  const versions = useVersionOptions();
  return ({ comparison, period, question }) => {
    if (comparison === 'segment') {
      const segment = segments?.items.find(({ id }) => id === question.compareSegment);
      return segment?.name ?? t('compare.everybody');
    }
    if (comparison === 'version') {
      const version = versions.find(({ value }) => value === String(question.compareVersion));
      return version?.label ?? t('version.now');
    }
    return timeName(comparison, period);
  };
}
