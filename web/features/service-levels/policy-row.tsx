import { useTranslation } from 'react-i18next';
import { policiesApi } from '../../../server/features/service-levels/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { Badge, Button, ListRow, toastProblem, useChannelName } from '../../ui/index.ts';
import { useDepartments } from '../conversations/choices.ts';
import { OrderedDeeds, Position } from '../settings/ordered.tsx';
import { writeDuration } from './durations.ts';
import type { OpenPolicy } from './levels-section.tsx';
import type { Policy } from './queries.ts';
import styles from './settings.module.css';

interface PolicyRowProps {
  policy: Policy;
  index: number;
  isLast: boolean;
  onOpen: (open: OpenPolicy) => void;
  onMove: (steps: -1 | 1) => void;
  onChanged: () => Promise<unknown>;
}

/** One policy in its place: for whom, and what is promised of what is usual. */
export function PolicyRow({ policy, index, isLast, onOpen, onMove, onChanged }: PolicyRowProps) {
  const { t } = useTranslation('levels');
  const { id, name, enabled } = policy;
  const { id: _, ...draft } = policy;
  const turn = () =>
    call(policiesApi.change, { params: { id }, body: { enabled: !enabled } })
      .then(onChanged)
      .catch(toastProblem);
  return (
    <ListRow
      leading={<Position index={index} />}
      facts={
        <>
          <strong>{name}</strong> {!enabled && <Badge>{t('policy.off')}</Badge>}
        </>
      }
      note={<PolicyFacts policy={policy} />}
      trailing={
        <OrderedDeeds
          index={index}
          isLast={isLast}
          labels={{
            ...{ up: t('policy.up', { name }), down: t('policy.down', { name }) },
            ...{ edit: t('policy.edit', { name }), remove: t('policy.remove', { name }) },
          }}
          onMove={onMove}
          onEdit={() => onOpen({ what: 'write', id, draft })}
          onRemove={() => onOpen({ what: 'remove', policy })}
        >
          <Button size="s" look="quiet" onClick={turn}>
            {enabled ? t('policy.turnOff') : t('policy.turnOn')}
          </Button>
        </OrderedDeeds>
      }
    />
  );
}

function PolicyFacts({ policy }: { policy: Policy }) {
  const { t } = useTranslation('levels');
  const { t: inbox } = useTranslation('conversations');
  const format = useFormat();
  const channelName = useChannelName();
  const departments = useDepartments();
  const { match, targets } = policy;
  const fits = [
    ...match.priorities.map((one) => inbox(`priority.${one}`)),
    ...match.channels.map(channelName),
    ...match.departments.map(
      (key) => departments.find((one) => one.key === key)?.name ?? inbox('noDepartment'),
    ),
    ...(match.segments.length ? [t('policy.segmentCount', { count: match.segments.length })] : []),
  ];
  const { firstResponse, nextResponse, resolution } = targets.normal;
  const promised = [
    firstResponse !== null &&
      `${t('metric.first-response')} ${writeDuration(firstResponse, policy.calendar === null)}`,
    nextResponse !== null &&
      `${t('metric.next-response')} ${writeDuration(nextResponse, policy.calendar === null)}`,
    resolution !== null && `${t('metric.resolution')} ${writeDuration(resolution, policy.calendar === null)}`,
  ].filter((one) => one !== false);
  return (
    <>
      <span className={styles.line}>{fits.length ? format.list(fits) : t('policy.fitsAll')}</span>
      <span className={styles.line}>{promised.join(' · ')}</span>
    </>
  );
}
