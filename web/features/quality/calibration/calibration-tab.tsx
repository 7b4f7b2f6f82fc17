import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Badge, EmptyState, ListRowLink, Panel, Time } from '../../../ui/index.ts';
import { ConversationName } from '../conversation-name.tsx';
import { Loaded } from '../loaded.tsx';
import styles from '../quality.module.css';
import { type CalibrationRow, calibrationsQuery } from '../queries.ts';
import { Agreement } from './agreement.tsx';

/** Calibrations, the last opened first, and how much reviewers agree on the whole. */
export function CalibrationTab() {
  const { t } = useTranslation('quality');
  const query = useQuery(calibrationsQuery);
  const { data } = query;
  return (
    <Panel flush title={t('tab.calibration')} description={t('calibration.about')}>
      <Loaded query={query}>
        {data && data.items.length > 0 && (
          <div className={styles.padded}>
            <Agreement agreement={data.agreement} />
          </div>
        )}
        {data?.items.map((one) => (
          <Row key={one.id} calibration={one} />
        ))}
        {data?.items.length === 0 && (
          <EmptyState title={t('calibration.empty')}>{t('calibration.emptyText')}</EmptyState>
        )}
      </Loaded>
    </Panel>
  );
}

function Row({ calibration }: { calibration: CalibrationRow }) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const { id, conversation, member, reviewers, openedAt, comparedAt, agreedAt, difference } = calibration;
  const given = reviewers.filter((one) => one.given).length;
  const state = agreedAt ? 'agreed' : comparedAt ? 'compared' : 'open';
  return (
    <ListRowLink
      to="/service/quality/calibrations/$id"
      params={{ id }}
      facts={
        <>
          <ConversationName conversation={conversation} />
          <strong>{member.name}</strong>
          <Badge kind={state === 'open' ? 'accent' : 'plain'}>{t(`calibration.${state}`)}</Badge>
        </>
      }
      note={
        <>
          {format.list(reviewers.map(({ name }) => name))} · <Time at={openedAt} />
        </>
      }
      trailing={
        difference === null
          ? t('calibration.given', { given, count: reviewers.length })
          : t('calibration.apart', { points: format.number(difference, 1) })
      }
    />
  );
}
