import { useQuery } from '@tanstack/react-query';
import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { type Column, IconButton, Menu, MenuItem, Skeleton, TextLink, Time } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { KindBadge } from './kind-badge.tsx';
import { type Segment, segmentQuery } from './queries.ts';
import { useRuleWords } from './rule/use-rule-words.ts';
import styles from './segments.module.css';

interface Deeds {
  onName: (segment: Segment) => void;
  onRemove: (segment: Segment) => void;
}

export function useSegmentColumns({ onName, onRemove }: Deeds): Column<Segment>[] {
  const { t } = useTranslation('segments');
  const mayWrite = useMay()('journeys.write');
  return useMemo(() => {
    const columns: Column<Segment>[] = [
      {
        id: 'name',
        header: t('column.name'),
        sortable: true,
        fixed: true,
        width: 210,
        grow: 3,
        cell: ({ id, name }) => (
          <TextLink to="/segments/$id" params={{ id }} quiet className={styles.name} tabIndex={-1}>
            {name}
          </TextLink>
        ),
      },
      {
        id: 'who',
        header: t('rule.title'),
        width: 220,
        grow: 4,
        cell: (segment) => <Who segment={segment} />,
      },
      {
        id: 'people',
        header: t('column.people'),
        align: 'end',
        width: 96,
        grow: 0,
        cell: ({ id }) => <Size id={id} />,
      },
      {
        id: 'kind',
        header: t('column.kind'),
        sortable: true,
        width: 96,
        grow: 0,
        cell: ({ kind }) => <KindBadge kind={kind} />,
      },
      {
        id: 'by',
        header: t('column.by'),
        sortable: true,
        width: 130,
        cell: ({ createdBy }) => createdBy.name,
      },
      {
        id: 'at',
        header: t('column.at'),
        sortable: true,
        width: 132,
        grow: 0,
        cell: ({ createdAt }) => <Time at={createdAt} />,
      },
    ];
    if (!mayWrite) return columns;
    const deeds: Column<Segment> = {
      id: 'deeds',
      header: t('column.deeds'),
      width: 64,
      grow: 0,
      align: 'end',
      cell: (segment) => (
        <Menu
          trigger={
            <IconButton
              size="s"
              label={`${t('more')}: ${segment.name}`}
              icon={<MoreHorizontal size={16} />}
            />
          }
        >
          <MenuItem icon={<Pencil size={16} />} onClick={() => onName(segment)}>
            {t('edit.open')}
          </MenuItem>
          <MenuItem icon={<Trash2 size={16} />} look="danger" onClick={() => onRemove(segment)}>
            {t('remove.open')}
          </MenuItem>
        </Menu>
      ),
    };
    return [...columns, deeds];
  }, [t, mayWrite, onName, onRemove]);
}

/** Its makers' words, else the rule in words. */
function Who({ segment: { description, rule } }: { segment: Segment }) {
  const words = useRuleWords(rule ? [rule] : []);
  const text = description || (rule ? words(rule) : '');
  return (
    <span className={styles.who} title={text}>
      {text}
    </span>
  );
}

const FRESH_MS = 60_000;

/** Counted when it comes into sight. */
export function Size({ id }: { id: string }) {
  const format = useFormat();
  const { data, error } = useQuery({ ...segmentQuery(id), staleTime: FRESH_MS });
  if (error) return '–';
  return data ? format.number(data.people) : <Skeleton width={48} />;
}
