import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import {
  storyApi,
  type Touchpoint as TouchpointSchema,
} from '../../../../server/features/customers/story-contract.ts';
import { call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import {
  Callout,
  ChannelIcon,
  Drawer,
  type Fact,
  KeyValues,
  SkeletonText,
  StageMark,
  TextLink,
  Voice,
} from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { useDepartmentName } from '../../settings/default-names.ts';
import { useSentences } from './sentences.ts';
import { useTold } from './told.ts';
import styles from './touchpoint-drawer.module.css';
import { useStages } from './use-stages.ts';

type Touchpoint = z.output<typeof TouchpointSchema>;

/** One touchpoint with everything that is known of it. Open while there is an id. */
export function TouchpointDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const sentence = useSentences();
  const { data, error } = useQuery({
    queryKey: ['touchpoint', id],
    queryFn: ({ signal }) => call(storyApi.touchpoint, { params: { id: id! }, signal }),
    enabled: id !== undefined,
  });
  const touchpoint = id ? data : undefined;
  return (
    <Drawer
      open={id !== undefined}
      onOpenChange={(open) => open || onClose()}
      title={touchpoint ? sentence(touchpoint).text : t('detail.touchpoint')}
      description={touchpoint && format.dateTime(touchpoint.at)}
    >
      {error ? (
        <Callout problem={error} />
      ) : touchpoint ? (
        <Facts touchpoint={touchpoint} />
      ) : (
        <SkeletonText lines={8} />
      )}
    </Drawer>
  );
}

function Facts({ touchpoint }: { touchpoint: Touchpoint }) {
  const { t } = useTranslation('timeline');
  const { voice, amount } = useSentences()(touchpoint);
  const told = useTold(withoutPlace(touchpoint));
  const around = Object.entries(touchpoint.context ?? {});
  return (
    <div className={styles.facts}>
      {voice && (
        <Voice>
          {voice.title && <strong className={styles.voiceTitle}>{voice.title}</strong>}
          {voice.words}
        </Voice>
      )}
      <KeyValues facts={useMeaning(touchpoint, amount)} />
      <h3>{t('detail.properties')}</h3>
      {told.length ? (
        <KeyValues facts={told.map(shown)} />
      ) : (
        <p className={styles.nothing}>{t('detail.nothing')}</p>
      )}
      {around.length > 0 && (
        <>
          <h3>{t('detail.context')}</h3>
          <KeyValues facts={around.map(([label, value]) => shown({ label, value }))} />
        </>
      )}
      <h3>{t('detail.origin')}</h3>
      <KeyValues facts={useOrigin(touchpoint)} />
    </div>
  );
}

/** Where it is read now is told by itself; the number of then would contradict it. */
function withoutPlace({ properties, order, conversation }: Touchpoint) {
  if (!conversation) return { properties, order };
  const { conversation: _, conversation_id: __, ...others } = properties;
  return { properties: others, order };
}

function useMeaning(touchpoint: Touchpoint, amount: string | undefined): Fact[] {
  const { t } = useTranslation('timeline');
  const stage = useStages().find(({ key }) => key === touchpoint.stage);
  const departmentName = useDepartmentName();
  const mayRead = useMay()('conversations.read');
  const { type, channel, department, momentOfTruth, order, conversation } = touchpoint;
  return [
    { label: t('detail.type'), value: momentOfTruth ? `${type} · ${t('momentOfTruth')}` : type },
    {
      label: t('detail.stage'),
      value: stage ? <StageMark {...stage.mark} /> : (touchpoint.stage ?? t('unmapped')),
    },
    { label: t('detail.channel'), value: channel && <ChannelIcon channel={channel} /> },
    { label: t('detail.department'), value: department && departmentName({ name: department }) },
    ...(order
      ? [{ label: t('detail.order'), value: [order.number, amount].filter(Boolean).join(' · ') }]
      : []),
    ...(conversation
      ? [
          {
            label: t('detail.conversation'),
            value: mayRead ? (
              <TextLink to="/inbox/$id" params={{ id: conversation.id }}>
                {`#${conversation.number}`}
              </TextLink>
            ) : (
              `#${conversation.number}`
            ),
          },
        ]
      : []),
  ];
}

function useOrigin(touchpoint: Touchpoint): Fact[] {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const { originalAt, receivedAt, kind, source, messageId, customerId, id } = touchpoint;
  return [
    { label: t('detail.received'), value: format.dateTime(receivedAt) },
    ...(originalAt ? [{ label: t('detail.original'), value: format.dateTime(originalAt) }] : []),
    { label: t('detail.source'), value: source },
    { label: t('detail.kind'), value: kind },
    { label: t('detail.message'), value: <code className={styles.code}>{messageId}</code> },
    { label: t('detail.customer'), value: <code className={styles.code}>{customerId}</code> },
    { label: t('detail.touchpoint'), value: <code className={styles.code}>{id}</code> },
  ];
}

function shown({ label, value }: { label: string; value: unknown }): Fact {
  if (value === null || value === undefined) return { label, value: null };
  if (typeof value !== 'object') return { label, value: String(value) };
  return { label, value: <pre className={styles.code}>{JSON.stringify(value, null, 2)}</pre> };
}
