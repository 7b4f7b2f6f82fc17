import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { typeKey } from '../../../server/features/touchpoints/type-key.ts';
import { Callout, CHANNELS, Drawer, Field, Select, Switch, Time, useChannelName } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useDepartmentName } from '../settings/default-names.ts';
import styles from './catalogue.module.css';
import { useStageName, useTypeName } from './names.ts';
import { departmentsQuery, type Stage, type TouchpointType } from './queries.ts';
import { useMap } from './use-map.ts';

/** Where a Select says that there is none. */
const NONE = 'none';

/** Where one type belongs; every choice takes effect at once. */
export function TypeDrawer({
  type,
  stages,
  onClose,
}: {
  type: TouchpointType;
  stages: Stage[];
  onClose: () => void;
}) {
  const { t } = useTranslation('catalogue');
  const [typeName, stageName, channelName] = [useTypeName(), useStageName(), useChannelName()];
  const { data: departments } = useQuery(departmentsQuery);
  const departmentName = useDepartmentName();
  const mayWrite = useMay()('catalogue.write');
  const map = useMap();
  const none = { value: NONE, label: t('none_') };
  const shown = typeName(type.name);
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={shown}
      description={
        <>
          {typeKey(shown) !== type.key && <code className={styles.sentAs}>{type.name} · </code>}
          {type.builtIn ? t('builtIn') : <Since at={type.createdAt} />}
        </>
      }
    >
      <div className={styles.form}>
        {!mayWrite && <Callout>{t('mayNot')}</Callout>}
        <Field label={t('column.stage')} hint={t('hint.stage')}>
          <Select
            disabled={!mayWrite}
            value={type.stage?.id ?? NONE}
            options={[
              { value: NONE, label: t('notMapped') },
              ...stages.map((stage) => ({ value: stage.id, label: stageName(stage) })),
            ]}
            onChange={(id) => map.mutate({ type, change: { stageId: id === NONE ? null : id } })}
          />
        </Field>
        <Field label={t('column.channel')} hint={t('hint.channel')}>
          <Select
            disabled={!mayWrite}
            value={type.channel ?? NONE}
            options={[
              { value: NONE, label: t('depends') },
              ...CHANNELS.map((channel) => ({ value: channel, label: channelName(channel) })),
            ]}
            onChange={(channel) =>
              map.mutate({ type, change: { channel: channel === NONE ? null : channel } })
            }
          />
        </Field>
        <Field label={t('column.department')} hint={t('hint.department')}>
          <Select
            disabled={!mayWrite}
            value={type.department?.id ?? NONE}
            options={[
              none,
              ...(departments?.items ?? []).map((one) => ({ value: one.id, label: departmentName(one) })),
            ]}
            onChange={(id) => map.mutate({ type, change: { departmentId: id === NONE ? null : id } })}
          />
        </Field>
        <Switch
          label={t('truth')}
          hint={t('hint.truth')}
          checked={type.momentOfTruth}
          disabled={!mayWrite}
          onChange={(momentOfTruth) => map.mutate({ type, change: { momentOfTruth } })}
        />
        <Switch
          label={t('outbound')}
          hint={t('hint.outbound')}
          checked={type.outbound}
          disabled={!mayWrite}
          onChange={(outbound) => map.mutate({ type, change: { outbound } })}
        />
      </div>
    </Drawer>
  );
}

function Since({ at }: { at: string }) {
  const { t } = useTranslation('catalogue');
  return (
    <>
      {t('firstMet')} <Time at={at} />
    </>
  );
}
