import { useTranslation } from 'react-i18next';
import { typeKey } from '../../../server/features/touchpoints/type-key.ts';
import { useFormat } from '../../format.ts';
import { ChannelIcon, classes, Select, useUrlFilters } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useDepartmentName } from '../settings/default-names.ts';
import styles from './catalogue.module.css';
import { useStageName, useTypeName } from './names.ts';
import type { Stage, TouchpointType } from './queries.ts';
import { TruthMark } from './truth-mark.tsx';
import { useMap } from './use-map.ts';

/** How often a type happened; in words where a sample cannot tell. */
export type Count = { value: number; exact: boolean } | { value: 'few' | 'few-or-none' };

interface Props {
  type: TouchpointType;
  stages: Stage[];
  count: Count | undefined;
}

/** One type: its name, where it happens, whose it is, how often. An unmapped one asks for its stage right here. */
export function TypeRow({ type, stages, count }: Props) {
  const { t } = useTranslation('catalogue');
  const url = useUrlFilters();
  const typeName = useTypeName();
  const mayWrite = useMay()('catalogue.write');
  const departmentName = useDepartmentName();
  const shown = typeName(type.name);
  return (
    <li className={styles.row}>
      <button
        type="button"
        data-type={type.id}
        className={styles.name}
        onClick={() => url.set({ type: type.id })}
      >
        <span className={styles.title}>{shown}</span>
        {typeKey(shown) !== type.key && <span className={styles.original}>{type.name}</span>}
      </button>
      <span className={styles.channel}>{type.channel && <ChannelIcon channel={type.channel} />}</span>
      <span className={styles.department}>{type.department && departmentName(type.department)}</span>
      <span className={styles.truth}>
        {type.momentOfTruth && (
          <>
            <TruthMark /> <span className={styles.truthWord}>{t('truth')}</span>
          </>
        )}
      </span>
      {!type.stage && mayWrite && <StageChoice type={type} stages={stages} />}
      <HowOften count={count} />
    </li>
  );
}

function StageChoice({ type, stages }: { type: TouchpointType; stages: Stage[] }) {
  const { t } = useTranslation('catalogue');
  const stageName = useStageName();
  const map = useMap();
  return (
    <Select
      className={styles.stageChoice}
      aria-label={t('stageOf', { type: type.name })}
      placeholder={t('chooseStage')}
      value={null}
      options={stages.map((stage) => ({ value: stage.id, label: stageName(stage) }))}
      onChange={(stageId) => map.mutate({ type, change: { stageId } })}
    />
  );
}

function HowOften({ count }: { count: Props['count'] }) {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  if (!count) return <span className={styles.count} />;
  if (!('exact' in count)) return <span className={styles.count}>{t(`rare.${count.value}`)}</span>;
  const shown = count.exact ? format.number(count.value) : t('about', { count: format.rounded(count.value) });
  return (
    <span className={classes(styles.count, count.value === 0 && styles.zero)}>
      {shown}
      <span className="visually-hidden"> {t('touchpoints', { count: count.value })}</span>
    </span>
  );
}
