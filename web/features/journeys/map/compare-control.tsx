import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, Popover, Select, useUrlFilters } from '../../../ui/index.ts';
import type { AskedMap, Comparison } from './asked.ts';
import { Control } from './control.tsx';
import styles from './controls.module.css';
import { daysOf } from './period.ts';
import { PresetList } from './preset-list.tsx';
import { segmentsQuery } from './queries.ts';
import { useVersionOptions } from './versions.ts';

const EVERYBODY = 'everybody';

/** What the map is held against. */
export function CompareControl({ asked }: { asked: AskedMap }) {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const [open, setOpen] = useState(false);
  const name = useComparisonName();
  const choices = useChoices(asked);
  function choose(comparison: Comparison) {
    url.set({
      compare: comparison === 'previous' ? undefined : comparison,
      compareSegment: undefined,
      compareVersion: undefined,
    });
    if (comparison !== 'segment' && comparison !== 'version') setOpen(false);
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t('compare.title')}
      trigger={
        <Control name={t('compare.label')} value={name(asked)} changed={url.one('compare') !== undefined} />
      }
    >
      <div className={styles.form}>
        <PresetList label={t('compare.title')} value={asked.comparison} options={choices} onChoose={choose} />
        {asked.comparison === 'segment' && <SegmentChoice />}
        {asked.comparison === 'version' && <VersionChoice />}
      </div>
    </Popover>
  );
}

/** Only what there is: all time has nothing before it, and nobody has segments from the start. */
function useChoices({ period }: AskedMap): { value: Comparison; label: string }[] {
  const { t } = useTranslation('journeys');
  const { data: segments } = useQuery(segmentsQuery);
  const versions = useVersionOptions();
  return [
    { value: 'none', label: t('compare.none') },
    ...(period.from
      ? [
          { value: 'previous' as const, label: t('compare.previous', { count: daysOf(period) }) },
          { value: 'year' as const, label: t('compare.year') },
        ]
      : []),
    ...(segments?.items.length ? [{ value: 'segment' as const, label: t('compare.segment') }] : []),
    ...(versions.length ? [{ value: 'version' as const, label: t('compare.version') }] : []),
  ];
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

const NOW = 'now';

function VersionChoice() {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const versions = useVersionOptions();
  return (
    <Field label={t('compare.version')}>
      <Select
        value={url.one('compareVersion') ?? NOW}
        options={[{ value: NOW, label: t('version.now') }, ...versions]}
        onChange={(version) => url.set({ compareVersion: version === NOW ? undefined : version })}
      />
    </Field>
  );
}

/** The other side of the comparison in a few words: "the 90 days before". */
export function useComparisonName(): (asked: AskedMap) => string {
  const { t } = useTranslation('journeys');
  const { data: segments } = useQuery(segmentsQuery);
  const versions = useVersionOptions();
  return ({ comparison, period, question }) => {
    switch (comparison) {
      case 'none':
        return t('compare.none');
      case 'previous':
        return t('compare.previous', { count: daysOf(period) });
      case 'year':
        return t('compare.year');
      case 'segment': {
        const segment = segments?.items.find(({ id }) => id === question.compareSegment);
        return segment?.name ?? t('compare.everybody');
      }
      case 'version': {
        const version = versions.find(({ value }) => value === String(question.compareVersion));
        return version?.label ?? t('version.now');
      }
    }
  };
}
