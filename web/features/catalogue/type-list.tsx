import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Keys, Panel, StageMark, useShortcut, useUrlFilters } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './catalogue.module.css';
import { useStageName } from './names.ts';
import { countsQuery, type Stage, type TouchpointType } from './queries.ts';
import { type Count, TypeRow } from './type-row.tsx';
import { useMap } from './use-map.ts';

/** The catalogue by stage, what nobody has mapped yet first. `j` `k` move, a digit maps, `m` marks, Enter opens. */
export function TypeList({ types, stages }: { types: TouchpointType[]; stages: Stage[] }) {
  const { t } = useTranslation('catalogue');
  const stageName = useStageName();
  const counts = useQuery(countsQuery).data;
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = useKeys(types, stages);
  useMovement(list);
  const numbers = new Map(counts?.items.map(({ name, count }) => [name, count]));
  const shared = { counts: counts && { of: numbers, exact: counts.exact }, stages };
  const unmapped = types.filter(({ stage }) => !stage);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows take the focus, their keys are handled in one place
    <div ref={list} className={styles.groups} onKeyDown={onKeyDown}>
      {unmapped.length > 0 && (
        <Panel
          flush
          className={styles.unmapped}
          title={t('unmapped.title', { count: unmapped.length })}
          description={
            <>
              {t('unmapped.text')} <KeyHint stages={stages} />
            </>
          }
        >
          <Rows types={unmapped} {...shared} />
        </Panel>
      )}
      {stages.map((stage, position) => {
        const ofStage = types.filter((type) => type.stage?.id === stage.id);
        if (!ofStage.length) return null;
        return (
          <Panel
            flush
            key={stage.id}
            title={<StageMark name={stageName(stage)} position={position} of={stages.length} />}
            actions={<Total types={ofStage} counts={shared.counts} />}
          >
            <Rows types={ofStage} {...shared} />
          </Panel>
        );
      })}
    </div>
  );
}

interface RowsProps {
  types: TouchpointType[];
  stages: Stage[];
  counts: { of: ReadonlyMap<string, number | null>; exact: boolean } | undefined;
}

function Rows({ types, stages, counts }: RowsProps) {
  return (
    <ul className={styles.rows}>
      {types.map((type) => (
        <TypeRow key={type.id} type={type} stages={stages} count={counts && countOf(counts, type.name)} />
      ))}
    </ul>
  );
}

/** A sample that did not meet a type does not say that there is none. */
function countOf({ of, exact }: NonNullable<RowsProps['counts']>, name: string): Count {
  const value = of.get(name);
  if (value === undefined) return exact ? { value: 0, exact } : { value: 'few-or-none' };
  return value === null ? { value: 'few' } : { value, exact };
}

/** How often all of a stage happened. */
function Total({ types, counts }: Pick<RowsProps, 'types' | 'counts'>) {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  if (!counts) return null;
  const total = types.reduce((sum, { name }) => sum + (counts.of.get(name) ?? 0), 0);
  if (!counts.exact && total === 0) return null;
  const shown = counts.exact ? format.number(total) : t('about', { count: format.rounded(total) });
  return (
    <span className={styles.total}>
      {shown} {t('touchpoints', { count: total })}
    </span>
  );
}

/** Which digit is which stage. */
function KeyHint({ stages }: { stages: Stage[] }) {
  const stageName = useStageName();
  if (!useMay()('catalogue.write')) return null;
  return (
    <span className={styles.keys}>
      {stages.slice(0, 9).map((stage, index) => (
        <span key={stage.id}>
          <Keys keys={String(index + 1)} /> {stageName(stage)}
        </span>
      ))}
    </span>
  );
}

const ROW = '[data-type]';

function useMovement(list: React.RefObject<HTMLDivElement | null>) {
  const { t } = useTranslation('catalogue');
  const group = t('title');
  function move(by: number) {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>(ROW) ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
  }
  useShortcut('j', () => move(1), { label: t('keys.next'), group });
  useShortcut('k', () => move(-1), { label: t('keys.previous'), group });
}

/** Digits and `m` act on the row that has the focus. */
function useKeys(types: TouchpointType[], stages: Stage[]) {
  const url = useUrlFilters();
  const mayWrite = useMay()('catalogue.write');
  const map = useMap();
  return (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement && event.target.matches(ROW) ? event.target : null;
    const type = types.find(({ id }) => id === row?.dataset.type);
    if (!type || event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = stages[Number(event.key) - 1];
    if (event.key === 'Enter') url.set({ type: type.id });
    else if (!mayWrite) return;
    else if (stage && /^[1-9]$/.test(event.key)) {
      focusNext(row!);
      map.mutate({ type, change: { stageId: stage.id } });
    } else if (event.key === 'm') map.mutate({ type, change: { momentOfTruth: !type.momentOfTruth } });
    else return;
    event.preventDefault();
  };
}

/** The row is about to leave its group: go on with the one after it. */
function focusNext(row: HTMLElement) {
  const next = row.closest('li')?.nextElementSibling?.querySelector<HTMLElement>(ROW);
  next?.focus();
}
